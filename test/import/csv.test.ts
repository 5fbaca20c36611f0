import { expect, test, vi } from 'vitest'
import { importFile } from '../support/import-file.ts'
import { newWorld, type World } from '../support/world.ts'

const format = 'csv'

async function signIn({ call }: World, email: string, password: string): Promise<number> {
  return (await call('POST', '/account/sessions/email', { body: { email, password } })).status
}

test('csv import: columns that are named like fields need no mapping, and a password is one', async () => {
  const world = await newWorld()
  const file =
    'id,Email,name,phone,password,emailVerification,status,labels,prefs,createdAt\r\n' +
    'grace,Grace@Example.test,"Hopper, ""Grace""\r\nRear Admiral",+15555550100,correct horse,TRUE,false,beta admin,"{""theme"":""dark""}",2020-01-31\r\n'
  expect(await importFile(world, file, { format })).toMatchObject({ state: 'done', taken: 1, total: 1, ignored: [] })
  const { body } = await world.server('GET', '/users/grace')
  expect(body).toMatchObject({
    email: 'grace@example.test',
    name: 'Hopper, "Grace"\r\nRear Admiral',
    phone: '+15555550100',
    emailVerification: true,
    status: false,
    labels: ['beta', 'admin'],
    prefs: { theme: 'dark' },
    hash: 'argon2',
    $createdAt: '2020-01-31T00:00:00.000+00:00',
  })
  await world.server('PATCH', '/users/grace/status', { status: true })
  expect(await signIn(world, 'grace@example.test', 'correct horse')).toBe(201)
})

test('csv import: columns are mapped, semicolons part cells, a byte order mark and blank lines are passed over', async () => {
  const world = await newWorld()
  const file = '\uFEFFMail;Full name, as known;Shoe size\nada@example.test;Ada;37\n\nalan@example.test;Alan;44\n'
  const report = await importFile(world, file, { format, columns: 'email:Mail,"name:Full name, as known"' })
  expect(report).toMatchObject({ taken: 2, total: 2, ignored: ['Shoe size'] })
  const { body } = await world.server('GET', '/users?search=alan')
  expect(body.users).toMatchObject([{ email: 'alan@example.test', name: 'Alan' }])
})

test('csv import: hashes are named for all rows or row by row, with options from columns', async () => {
  const world = await newWorld()
  const hash = '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e'
  await importFile(world, `email,password\nada@example.test,${hash}\n`, { format, hash: 'bcrypt' })
  expect(await signIn(world, 'ada@example.test', 'correct horse')).toBe(201)

  const scrypt =
    'email,Hashed,Kind,Salt,hashOptions.costCpu,hashOptions.costMemory,hashOptions.costParallel,hashOptions.length\n' +
    `alan@example.test,${scryptOfPleaseletmein},scrypt,SodiumChloride,16384,8,1,64\n`
  const columns = 'password:Hashed,hash:Kind,hashOptions.salt:Salt'
  expect(await importFile(world, scrypt, { format, columns })).toMatchObject({ taken: 1, refused: [] })
  expect(await signIn(world, 'alan@example.test', 'pleaseletmein')).toBe(201)
  expect(await signIn(world, 'alan@example.test', 'pleaseletmeout')).toBe(401)
})

/** RFC 7914, section 12. */
const scryptOfPleaseletmein =
  '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
  'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887'

test('csv import: every fault is told by row, column, value and reason, and no password is shown', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'taken', email: 'taken@example.test' })
  const file = [
    'Key,Mail,password,hash,verified,phone',
    'good,good@example.test,,,true,',
    'bad id,no address,short,,perhaps,12345',
    'twice,GOOD@example.test,,,,',
    'other,taken@example.test,,,,',
    'weak,weak@example.test,not a hash at all,bcrypt,,',
    'much,much@example.test,,,,,more',
  ].join('\n')
  const choices = { format, columns: 'id:Key,email:Mail,emailVerification:verified' }
  const report = await importFile(world, file, choices)
  expect(report).toMatchObject({ state: 'refused', taken: 0, total: 6, refusedRows: 5 })
  expect(report.refused.map(({ row, field, value }) => [row, field, value])).toEqual([
    [3, 'Key', 'bad id'],
    [3, 'Mail', 'no address'],
    [3, 'phone', '12345'],
    [3, 'verified', 'perhaps'],
    [3, 'password', null],
    [4, 'Mail', 'good@example.test'],
    [5, 'Mail', 'taken@example.test'],
    [6, 'password', null],
    [7, 'row', null],
  ])
  const reasonOf = (row: number) => report.refused.findLast((note) => note.row === row)?.reason
  expect(reasonOf(4)).toBe('row 2 has the same')
  expect(reasonOf(5)).toBe('user taken has the same')
  expect(reasonOf(7)).toBe('it has 7 cells, the head has 6')
  expect(JSON.stringify(report)).not.toMatch(/short|not a hash/)
  expect((await world.server('GET', '/users')).body.total).toBe(1)

  expect(await importFile(world, file, { ...choices, goodRowsOnly: true })).toMatchObject({ state: 'done', taken: 1 })
  expect((await world.server('GET', '/users/good')).body.emailVerification).toBe(true)
})

test.each([
  ['an empty head', ',,\n1,2,3', {}, 'empty'],
  ['an open quote', 'email,name\na@example.test,"Ada\nb@example.test,Bob', {}, 'row 2 is never closed'],
  ['a field that no user has', 'Mail\na@example.test', { columns: 'mail:Mail' }, 'no field "mail"'],
  ['a column that is not there', 'Mail\na@example.test', { columns: 'email:E-Mail' }, 'no column "E-Mail"'],
  ['two columns for a field', 'email,$id,id\na@example.test,a,a', {}, 'hold the field id'],
  ['no column that is a field', 'Mail,Shoe size\na@example.test,37', {}, 'No column is a field'],
])('csv import: %s is refused before any row is read', async (_name, file, choices, message) => {
  const answer = await importFile(await newWorld(), file, { format, ...choices })
  expect(answer).toMatchObject({ code: 400, type: 'invalid_file' })
  expect(answer.message).toContain(message)
})

test('csv import: the policies of the project decide about addresses and passwords', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authFreeEmails: true, authPersonalDataCheck: true })
  const file = 'email,password\nada@gmail.com,\nalan@example.test,my alan@example.test\n'
  const { refused } = await importFile(world, file, { format })
  expect(refused).toEqual([
    { row: 2, field: 'email', value: 'ada@gmail.com', reason: 'the project refuses it: user_email_free' },
    { row: 3, field: 'password', value: null, reason: 'the password holds personal data of its user' },
  ])
})

test('csv import: a time without a zone is the same on every machine, and only its own spelling is taken', async () => {
  vi.stubEnv('TZ', 'Asia/Tokyo')
  try {
    const world = await newWorld()
    const file =
      'id,createdAt,accessedAt\na,2020-01-31 09:00,2020-01-31T09:00:00.5+0200\nb,1580461200000,\nc,31/01/2020,Jan 31 2020\n'
    const report = await importFile(world, file, { format, goodRowsOnly: true })
    expect(report.refused.map(({ row, field }) => [row, field])).toEqual([
      [4, 'createdAt'],
      [4, 'accessedAt'],
    ])
    expect((await world.server('GET', '/users/a')).body).toMatchObject({
      $createdAt: '2020-01-31T09:00:00.000+00:00',
      accessedAt: '2020-01-31T07:00:00.500+00:00',
    })
    expect((await world.server('GET', '/users/b')).body.$createdAt).toBe('2020-01-31T09:00:00.000+00:00')
  } finally {
    vi.unstubAllEnvs()
  }
})

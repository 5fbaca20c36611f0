import { expect, test } from 'vitest'
import { listed } from '../snapshot/support.ts'
import { importFile } from '../support/import-file.ts'
import { newWorld, password, type World } from '../support/world.ts'

const format = 'appwrite'

/** Users in states that differ, one of whom has signed in. */
async function peopled(): Promise<World> {
  const world = await newWorld()
  const { server } = world
  await world.signedIn()
  await server('PUT', '/users/grace/labels', { labels: ['beta'] })
  await server('PATCH', '/users/grace/prefs', { prefs: { theme: 'dark', list: [1, 'two'] } })
  await server('PATCH', '/users/grace/verification', { emailVerification: true })
  await server('POST', '/users/bcrypt', {
    userId: 'hashed',
    email: 'hashed@example.test',
    password: '$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e',
    name: ' Ada, "the Countess"; =1+1\n',
  })
  await server('POST', '/users', { userId: 'blocked', phone: '+15555550103' })
  await server('PATCH', '/users/blocked/status', { status: false })
  return world
}

/** All that a list of users says, apart from the ids and times of targets, which an import makes anew. */
async function usersOf({ server }: World): Promise<unknown> {
  const { body } = await server('GET', '/users')
  return listed(body.users).map(({ targets, ...user }) => ({
    ...user,
    targets: listed(targets).map(({ providerType, identifier }) => ({ providerType, identifier })),
  }))
}

test('appwrite import: what users.list answers comes back field by field, and passwords work', async () => {
  const from = await peopled()
  const into = await newWorld({ seed: 2, now: '2027-01-01T00:00:00.000Z' })
  const report = await importFile(into, (await from.server('GET', '/users')).text, { format })
  expect(report).toMatchObject({ state: 'done', taken: 3, refused: [], leftOut: [], ignored: [] })
  expect(await usersOf(into)).toEqual(await usersOf(from))
  for (const [email, secret] of [
    ['grace@example.test', password],
    ['hashed@example.test', 'correct horse'],
  ]) {
    const { status, story } = await into.call('POST', '/account/sessions/email', { body: { email, password: secret } })
    expect(status, story).toBe(201)
  }
})

test.each(['appwrite', 'csv'])('export: users written as %s are imported as they were', async (written) => {
  const from = await peopled()
  const file = await from.control('GET', `/export?format=${written}&projectId=demo`)
  expect(file.headers.get('content-disposition')).toContain('demo-users.')
  const into = await newWorld({ seed: 2 })
  expect(await importFile(into, file.text, { format: written })).toMatchObject({ taken: 3, refused: [], ignored: [] })
  expect(await usersOf(into)).toEqual(await usersOf(from))
})

test('export: as CSV it has the identities, which then sign in to the same users', async () => {
  const from = await newWorld()
  const identity = { provider: 'google', providerUid: '1234', providerEmail: 'user@gmail.test' }
  const [file] = [`id,identities\nada,"${JSON.stringify([identity]).replaceAll('"', '""')}"\n`]
  expect(await importFile(from, file, { format: 'csv' })).toMatchObject({ taken: 1 })
  const { text } = await from.control('GET', '/export?format=csv&projectId=demo')
  const into = await newWorld()
  await importFile(into, text, { format: 'csv' })
  expect((await into.server('GET', '/users/identities')).body.identities).toMatchObject([
    { userId: 'ada', ...identity },
  ])
})

test('export: users are those of one project', async () => {
  const { control } = await newWorld()
  expect((await control('GET', '/export?format=csv')).body).toMatchObject({
    code: 400,
    hint: 'Say which one: projectId=demo',
  })
  expect((await control('GET', '/export?format=csv&projectId=none')).status).toBe(404)
})

test('appwrite import: a bare list will do, push targets are left out, unknown fields told', async () => {
  const world = await newWorld()
  const targets = [
    { providerType: 'push', identifier: 'device' },
    { providerType: 'email', identifier: 'ada@example.test' },
  ]
  const report = await importFile(world, [{ $id: 'ada', email: 'ada@example.test', targets, tier: 'gold' }], { format })
  expect(report).toMatchObject({
    taken: 1,
    ignored: ['tier'],
    leftOut: [{ row: 1, field: 'targets', value: 'device' }],
  })
})

test('appwrite import: names the fields that are wrong as the file does', async () => {
  const report = await importFile(
    await newWorld(),
    { users: [{ $id: '-', labels: ['not one'], $createdAt: 'soon' }] },
    { format },
  )
  expect(report.refused.map(({ field, value }) => [field, value])).toEqual([
    ['$id', '-'],
    ['labels', '["not one"]'],
    ['$createdAt', 'soon'],
  ])
})

/** The text of a snapshot: how it reads, what of a broken one can be read, which ones are refused. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { createMemoryFiles } from '../../src-shared/snapshot/memory-files.ts'
import { newWorld, worldOf } from '../support/world.ts'
import { listed, saved, stateOf, tablesOf, withValue } from './support.ts'

async function people() {
  const files = createMemoryFiles()
  const world = await newWorld({ snapshots: files })
  for (const userId of ['ada', 'grace', 'linus']) {
    await world.server('POST', '/users', { userId, email: `${userId}@example.test`, name: userId })
  }
  await world.server('PUT', '/users/ada/labels', { labels: ['beta'] })
  return { world, files, text: world.emulator.snapshot() }
}

test('format: keys are sorted, a field stands on a line, and a changed field is a changed line', async () => {
  const { world, text } = await people()
  const records = Object.values(tablesOf(text)).flatMap(listed)
  expect(records.length).toBeGreaterThan(5)
  for (const record of records) expect(Object.keys(record)).toEqual(Object.keys(record).toSorted())
  const lines = text.split('\n')
  await world.server('PATCH', '/users/ada/name', { name: 'Ada King' })
  const changed = world.emulator.snapshot().split('\n')
  expect(changed.length).toBe(lines.length)
  const differing = changed.map((line) => line.trim()).filter((line, at) => line !== lines[at]?.trim())
  expect(differing.filter((line) => !/^"(realCapturedAt|random)"/.test(line))).toEqual([
    '"name": "Ada King",',
    '"search": "ada ada@example.test Ada King label:beta",',
  ])
})

test('format: values are as people write them: times, true and false, lists', async () => {
  const { text } = await people()
  const [ada] = listed(tablesOf(text).users)
  expect(ada).toMatchObject({
    createdAt: '2026-03-01T12:00:00.000Z',
    status: true,
    labels: ['beta'],
    phone: null,
    sequence: 1,
  })
})

test('format: every table of the database is in a snapshot, but for those that are left out by name', async () => {
  const { text, world } = await people()
  const tables = Object.keys(tablesOf(text))
  expect(tables).toEqual(tables.toSorted())
  const all = Object.keys(stateOf(world))
  expect(all.filter((table) => !tables.includes(table)).toSorted()).toEqual(
    expect.arrayContaining(['logs', 'messages']),
  )
  expect(all.filter((table) => !tables.includes(table) && !/^(logs|\w*[mM]essages)$/.test(table))).toEqual([])
  // What SQLite has beside these is derived from them.
  const { bytes } = world.emulator.exportDatabase()
  const initSqlJs = (await import('sql.js')).default
  const database = new (await initSqlJs()).Database(bytes)
  const [{ values } = { values: [] }] = database.exec(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_words' ESCAPE '\\'`,
  )
  expect(values.flat().map(String).toSorted()).toEqual([...all, 'meta'].toSorted())
})

test('format: as text or as JSON, with either line ending, it is the same snapshot', async () => {
  const { text, world } = await people()
  const asJson: unknown = JSON.parse(text)
  for (const document of [text, text.replaceAll('\n', '\r\n'), asJson, JSON.stringify(asJson)]) {
    const other = await newWorld({ projectId: 'other' })
    await saved(other, 'given', { document })
    const { status, story } = await other.control('POST', '/snapshots/given/restore', {})
    expect(status, story).toBe(200)
    expect(tablesOf(other.emulator.snapshot())).toEqual(tablesOf(world.emulator.snapshot()))
  }
})

test('format: a newer one says which version is needed, and is neither restored nor saved over', async () => {
  const { world, files, text } = await people()
  const newer = withValue(text, ['format', 'version'], 999)
  await files.write(
    'newer',
    JSON.stringify({ ...newer, format: { name: 'offwrite-snapshot', version: 999, offwrite: '9.1.0' } }),
  )
  for (const [method, path] of [
    ['POST', '/snapshots/newer/restore'],
    ['PUT', '/snapshots/newer'],
    ['GET', '/snapshots/newer/diff'],
  ] as const) {
    const { status, body } = await world.control(method, path, method === 'GET' ? undefined : {})
    expect([status, body.type]).toEqual([400, 'snapshot_newer'])
    expect(body.message).toContain('format 999')
    expect(body.hint).toContain('9.1.0')
  }
  await expect(createEmulator({ snapshot: newer })).rejects.toThrow('format 999')
})

test('format: an older one opens, and what it did not know yet is as a data file of then would have it', async () => {
  const files = createMemoryFiles()
  const world = await newWorld({ snapshots: files })
  await world.control('POST', '/samples', { projectId: 'demo' })
  const text = world.emulator.snapshot({ messages: true })
  const without = text.replace(/^ {8}"(outcome|replyTo|replyToName)": .*\n/gm, '')
  expect(without.length).toBeLessThan(text.length)
  await files.write('today', without)
  expect((await world.control('POST', '/snapshots/today/restore', {})).body.type).toBe('snapshot_damaged')
  const older = JSON.stringify(withValue(without, ['format', 'version'], 1))
  const [message] = listed(tablesOf(text).messages)
  const started = worldOf(await createEmulator({ snapshot: older }))
  expect(tablesOf(started.emulator.snapshot({ messages: true }))).toEqual(tablesOf(text))
  expect(message).toMatchObject({ replyTo: '', replyToName: '' })
})

test('format: what is no snapshot is refused', async () => {
  const { world } = await people()
  for (const document of ['', 'no JSON', '{}', {}, { format: { name: 'other', version: 1 } }]) {
    const { status, body } = await world.control('PUT', '/snapshots/given', { document })
    expect([status, body.type]).toEqual([400, 'not_a_snapshot'])
  }
})

test('damage: both sides of a merge in one record: the rest can be looked at, nothing is changed', async () => {
  const { world, files, text } = await people()
  const merged = text.replace(
    /^ {8}"name": "grace",$/m,
    '<<<<<<< ours\n        "name": "Grace",\n=======\n        "name": "Hopper",\n>>>>>>> theirs',
  )
  expect(merged).not.toBe(text)
  await files.write('merged', merged)
  const { body } = await world.control('GET', '/snapshots/merged/contents')
  expect(listed(body.damage)).toEqual([
    { where: expect.stringMatching(/^lines \d+–\d+$/), problem: 'a record that is no JSON' },
  ])
  expect(listed(body.tables).find(({ table }) => table === 'users')).toEqual({ table: 'users', rows: 2 })
  const refused = await world.control('POST', '/snapshots/merged/restore', {})
  expect([refused.status, refused.body.type]).toEqual([409, 'snapshot_damaged'])
  const overwritten = await world.control('PUT', '/snapshots/merged', {})
  expect([overwritten.status, overwritten.body.type]).toEqual([409, 'snapshot_damaged'])
  // The way out that the answer names.
  await saved(world, 'good', { from: 'merged' })
  expect((await world.control('POST', '/snapshots/good/restore', {})).status).toBe(200)
  expect((await world.server('GET', '/users')).body.total).toBe(2)
})

test('damage: a baseline that cannot be read is told, and nothing is reset until it is gone', async () => {
  const { text } = await people()
  for (const [broken, type] of [
    [JSON.stringify(withValue(text, ['tables', 'users', '0', 'status'], 'maybe')), 'snapshot_damaged'],
    [JSON.stringify(withValue(text, ['format', 'version'], 999)), 'snapshot_newer'],
  ] as const) {
    const files = createMemoryFiles()
    await files.write('baseline', broken)
    const world = await newWorld({ snapshots: files })
    await world.server('POST', '/users', { userId: 'new' })
    expect((await world.control('GET', '/drift')).body.type).toBe(type)
    expect((await world.control('POST', '/reset')).body.type).toBe(type)
    await expect(world.emulator.reset()).rejects.toMatchObject({ type })
    expect((await world.server('GET', '/users')).body.total).toBe(1)
    expect((await world.control('DELETE', '/snapshots/baseline')).status).toBe(204)
    expect((await world.control('GET', '/drift')).body).toMatchObject({ total: 0, baseline: null })
  }
})

test('damage: a file that was cut off anywhere gives what is whole in it', async () => {
  const { world, files, text } = await people()
  const lines = text.split('\n')
  for (const part of [0.3, 0.5, 0.7, 0.9, 0.99]) {
    const cut = lines.slice(0, Math.floor(lines.length * part)).join('\n')
    await files.write('cut', cut)
    const { status, body, story } = await world.control('GET', '/snapshots/cut/contents')
    expect(status, story).toBe(200)
    expect(listed(body.damage).map(({ where }) => where)).toContain('the end')
    const whole = [...cut.matchAll(/^ {6}\}/gm)].length
    expect(listed(body.tables).reduce((sum, { rows }) => sum + Number(rows), 0)).toBe(whole)
  }
})

test('damage: wrong fields, unknown ones, doubles and strangers are listed one by one', async () => {
  const { world, files, text } = await people()
  const document = withValue(text, ['tables', 'users', '0', 'email'], 7)
  const users = listed(tablesOf(JSON.stringify(document)).users)
  const [ada, grace, linus] = users
  const broken = withValue(
    JSON.stringify(document),
    ['tables', 'users'],
    [
      ada,
      { ...grace, status: 'yes' },
      { ...linus, shoe: 43 },
      { ...linus, sequence: 8 },
      { ...linus, sequence: 9 },
      { ...linus, sequence: 8, id: 'x', email: 'x@example.test' },
      { ...linus, sequence: 'ten' },
      'text',
    ],
  )
  await files.write('broken', JSON.stringify({ ...broken, tables: { ...tablesOf(JSON.stringify(broken)), cars: [] } }))
  const { body } = await world.control('GET', '/snapshots/broken/contents')
  expect(body.damage).toEqual([
    { where: 'cars', problem: 'there is no such table' },
    { where: 'users "ada"', problem: 'email: it must be text, not 7' },
    { where: 'users "grace"', problem: 'status: it must be true or false, not "yes"' },
    { where: 'users "linus"', problem: 'there is no field shoe' },
    { where: 'users "linus"', problem: 'another record has the same projectId+id' },
    { where: 'users "x"', problem: 'another record has the sequence 8' },
    { where: 'users "linus"', problem: 'it has no sequence' },
    { where: 'users 8', problem: 'it is no record' },
  ])
})

test('format: the whole state can be downloaded and started from', async () => {
  const { world } = await people()
  const { text, headers } = await world.control('GET', '/export')
  expect(headers.get('content-disposition')).toBe('attachment; filename="offwrite.json"')
  const again = worldOf(await createEmulator({ snapshot: text, seed: 1 }))
  expect(stateOf(again)).toEqual(stateOf(world))
  await saved(world)
  expect((await world.control('GET', '/snapshots/fixture')).text).toBe(
    (await world.control('GET', '/snapshots/fixture')).text,
  )
  expect(Object.keys(tablesOf((await world.control('GET', '/snapshots/fixture')).text))).not.toContain('messages')
})

import { cpSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { test, expect } from 'vitest'
import { openDataFile } from '../../src-main/host/data-file.ts'
import { scanLog } from '../../src-main/host/log-reading.ts'
import { encodeRecord } from '../../src-main/host/log-record.ts'
import { openFile } from './open-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A folder with a data file of three users, all of them in the log only, as after a kill. */
async function killedWithThreeUsers(): Promise<{ readonly path: string; readonly logPath: string }> {
  const path = join(temporaryFolder(), 'state.db')
  const { dataFile, add } = await openFile(path)
  for (const id of ['one', 'two', 'three']) expect((await add(id)).status).toBe(201)
  dataFile.abandon()
  return { path, logPath: `${path}-log` }
}

test('data file: finds every commit of the log after a kill', async () => {
  const { path } = await killedWithThreeUsers()
  const again = await openFile(path)
  expect(await again.userIds()).toEqual(['one', 'two', 'three'])
})

test('data file: is one SQLite file and an empty log after a clean close', async () => {
  const path = join(temporaryFolder(), 'state.db')
  const { dataFile, add } = await openFile(path)
  await add('one')
  await dataFile.close()
  expect(readFileSync(path).toString('latin1', 0, 15)).toBe('SQLite format 3')
  expect(statSync(`${path}-log`).size).toBe(0)
  expect(existsSync(`${path}.lock`)).toBe(false)
  const again = await openFile(path)
  expect(await again.userIds()).toEqual(['one'])
})

test.skipIf(process.platform === 'win32')('data file: is private to its user (no modes on Windows)', async () => {
  const { path, logPath } = await killedWithThreeUsers()
  expect([path, logPath].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600])
})

test('data file: keeps API key and project over a restart', async () => {
  const { path } = await killedWithThreeUsers()
  const first = await openFile(path)
  const { apiKey } = first.emulator
  await first.dataFile.close()
  const second = await openFile(path)
  expect(second.emulator.apiKey).toBe(apiKey)
})

test('log: drops a torn last record at every length and goes on behind the record before it', async () => {
  const { path, logPath } = await killedWithThreeUsers()
  const whole = readFileSync(logPath)
  const lastStart = whole.lastIndexOf('\n', whole.length - 2) + 1
  for (const length of [lastStart + 1, lastStart + 9, Math.floor((lastStart + whole.length) / 2), whole.length - 1]) {
    writeFileSync(logPath, whole.subarray(0, length))
    const again = await openFile(path)
    expect(again.dataFile.tornBytes).toBe(length - lastStart)
    expect(await again.userIds()).toEqual(['one', 'two'])
    expect(statSync(logPath).size).toBe(lastStart)
    expect((await again.add('four')).status).toBe(201)
    again.dataFile.abandon()
    const third = await openFile(path)
    expect(await third.userIds()).toEqual(['one', 'two', 'four'])
    third.dataFile.abandon()
  }
})

test('log: takes a tail of zero bytes, as a power cut leaves it, for a torn record', async () => {
  const { path, logPath } = await killedWithThreeUsers()
  truncateSync(logPath, statSync(logPath).size + 4096)
  const again = await openFile(path)
  expect(again.dataFile.tornBytes).toBe(4096)
  expect(await again.userIds()).toEqual(['one', 'two', 'three'])
})

test.each([
  ['in the middle', (log: Buffer) => log.indexOf('two')],
  ['in the last record', (log: Buffer) => log.lastIndexOf('three')],
])('log: stops the start at a changed byte %s', async (_where, position) => {
  const { path, logPath } = await killedWithThreeUsers()
  const log = readFileSync(logPath)
  const changed = position(log)
  log[changed] = 'X'.charCodeAt(0)
  writeFileSync(logPath, log)
  const lineStart = log.lastIndexOf('\n', changed) + 1
  const line = log.toString('utf8', 0, lineStart).split('\n').length
  expect(() => openDataFile(path)).toThrow(
    `The log of the data file is damaged: ${logPath}, line ${line} (from byte ${lineStart}): its checksum`,
  )
  expect(readFileSync(logPath)).toEqual(log)
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('log: stops the start when a record is missing', async () => {
  const { path, logPath } = await killedWithThreeUsers()
  const [first, , third] = readFileSync(logPath, 'utf8').split('\n')
  writeFileSync(logPath, `${first}\n${third}\n`)
  expect(() => openDataFile(path)).toThrow(/line 2 .*it is commit 4, and commit 2 stands before it/)
})

test('log: stops the start when its database is missing', async () => {
  const { logPath } = await killedWithThreeUsers()
  const other = join(temporaryFolder(), 'other.db')
  cpSync(logPath, `${other}-log`)
  expect(() => openDataFile(other)).toThrow(/The data file is missing, but its log is there/)
})

test('log: keeps text of every kind', () => {
  const awkward = 'line\nbreak \u2028 \u0000 "quotes" \\ ünï ☃ 𝄞 \ud800'
  const record = encodeRecord({ number: 7, changes: [{ table: 'users', sequence: 1, after: [awkward, 1.5, null] }] })
  expect(record.indexOf('\n')).toBe(record.length - 1)
  expect(scanLog(record).commits).toEqual([
    { number: 7, changes: [{ table: 'users', sequence: 1, after: [awkward, 1.5, null] }] },
  ])
})

test('data file: refuses a file that is no database', () => {
  const path = join(temporaryFolder(), 'notes.txt')
  writeFileSync(path, 'dear diary')
  expect(() => openDataFile(path)).toThrow(`The data file is not a database: ${path}`)
  expect(readFileSync(path, 'utf8')).toBe('dear diary')
})

test('data file: names the folder that does not exist', () => {
  const folder = join(temporaryFolder(), 'missing')
  expect(() => openDataFile(join(folder, 'state.db'))).toThrow(`The folder of the data file does not exist: ${folder}`)
})

test('data file: takes an empty file for a new one', async () => {
  const path = join(temporaryFolder(), 'empty.db')
  writeFileSync(path, '')
  const { userIds } = await openFile(path)
  expect(await userIds()).toEqual([])
})

test('data file: compacts by itself under writes and loses none of them', async () => {
  const path = join(temporaryFolder(), 'state.db')
  const { dataFile, add } = await openFile(path, { compactAfter: { commits: 5, bytes: Number.MAX_SAFE_INTEGER } })
  const ids = Array.from({ length: 60 }, (_, at) => `user-${at}`)
  const sizes: number[] = []
  for (let at = 0; at < ids.length; at += 4) {
    const answers = await Promise.all(ids.slice(at, at + 4).map(add))
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201])
    // Lets the event loop go round once, as sockets do between requests.
    await setImmediate()
    sizes.push(dataFile.status().logBytes)
  }
  dataFile.abandon()
  expect(isAscending(sizes)).toBe(false)
  const again = await openFile(path)
  expect(await again.userIds()).toEqual(ids)
})

function isAscending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0))
}

test('data file: keeps a commit that arrives while the database is being written', async () => {
  const path = join(temporaryFolder(), 'state.db')
  const { dataFile, add } = await openFile(path)
  await add('before')
  const compaction = dataFile.compact()
  expect((await add('meanwhile')).status).toBe(201)
  await compaction
  expect(readFileSync(`${path}-log`, 'utf8')).toContain('meanwhile')
  dataFile.abandon()
  const again = await openFile(path)
  expect(await again.userIds()).toEqual(['before', 'meanwhile'])
})

test('data file: skips commits that the database holds, as after a kill before the log was cut', async () => {
  const { path, logPath } = await killedWithThreeUsers()
  const oldLog = readFileSync(logPath)
  const second = await openFile(path)
  await second.dataFile.close()
  writeFileSync(logPath, oldLog)
  writeFileSync(`${path}.new`, 'half a database')
  writeFileSync(`${logPath}.new`, 'half a log')
  const third = await openFile(path)
  expect(await third.userIds()).toEqual(['one', 'two', 'three'])
  expect(existsSync(`${path}.new`)).toBe(false)
  expect(existsSync(`${logPath}.new`)).toBe(false)
})

test('data file: a link is followed and stays a link', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'state.db')
  const first = await openFile(path)
  await first.add('one')
  await first.dataFile.close()
  const link = join(folder, 'link.db')
  symlinkSync(path, link)
  const second = await openFile(link)
  expect(second.dataFile.path).toBe(path)
  expect(() => openDataFile(path)).toThrow(/The data file is in use: this very process/)
})

test.skipIf(process.platform === 'win32')(
  'data file: is written anew when it was removed while in use (Windows does not let it be removed)',
  async () => {
    const path = join(temporaryFolder(), 'state.db')
    const { dataFile, add } = await openFile(path)
    expect((await add('before')).status).toBe(201)
    rmSync(path)
    rmSync(`${path}-log`)
    const refused = await add('refused')
    expect(refused.status).toBe(503)
    expect(await refused.text()).toContain('the file was removed while it was in use')
    await expect.poll(() => existsSync(`${path}-log`)).toBe(true)
    expect((await add('after')).status).toBe(201)
    expect(dataFile.status()).toMatchObject({ state: 'saved', message: null })
    dataFile.abandon()
    const again = await openFile(path)
    expect(await again.userIds()).toEqual(['before', 'after'])
  },
)

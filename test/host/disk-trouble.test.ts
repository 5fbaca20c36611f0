import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileSystem, nodeFileSystem } from '../../src-main/host/file-system.ts'
import { version1Database, version1Log } from '../support/version-1.ts'
import { openFile } from './open-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('data file: a full disk refuses writes, answers reads, tells of it, and is found well again by itself', async () => {
  const path = join(temporaryFolder(), 'state.db')
  let isFull = false
  const write: FileSystem['write'] = (...given) => {
    if (isFull) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    return nodeFileSystem.write(...given)
  }
  const files = { ...nodeFileSystem, write }
  const { dataFile, emulator, add, userIds } = await openFile(path, { files, retryAfterMilliseconds: 5 })
  const states: string[] = []
  emulator.subscribe(({ type }) => {
    if (type === 'status') states.push(dataFile.status().state)
  })
  expect((await add('before')).status).toBe(201)
  isFull = true
  const refused = await add('refused')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('X-Emulator-Error')).toBe('data_file_write_failed')
  expect((await refused.json()).message).toContain(
    `writing ${path}-log failed because the disk is full. Free some space`,
  )
  expect(await userIds()).toEqual(['before'])
  expect(dataFile.status()).toMatchObject({ state: 'failed', message: expect.stringContaining('the disk is full') })
  expect(states).toEqual(['failed'])
  isFull = false
  await expect.poll(() => dataFile.status().state, { interval: 5 }).toBe('saved')
  expect(states).toEqual(['failed', 'saved'])
  expect((await add('after')).status).toBe(201)
  dataFile.abandon()
  expect(await (await openFile(path)).userIds()).toEqual(['before', 'after'])
})

test('data file: a disk that became read only tells so, and what was saved is there', async () => {
  const path = join(temporaryFolder(), 'state.db')
  let isReadOnly = false
  const files: FileSystem = {
    ...nodeFileSystem,
    write: (...given) => (isReadOnly ? readOnly() : nodeFileSystem.write(...given)),
    truncate: (...given) => (isReadOnly ? readOnly() : nodeFileSystem.truncate(...given)),
    open: (name, mode) => (isReadOnly && mode !== 'read' ? readOnly() : nodeFileSystem.open(name, mode)),
  }
  const { dataFile, add, userIds } = await openFile(path, { files })
  expect((await add('before')).status).toBe(201)
  isReadOnly = true
  const refused = await add('refused')
  expect(await refused.json()).toMatchObject({ code: 503, message: expect.stringContaining('the disk is read only') })
  await expect(dataFile.compact()).rejects.toThrow('EROFS')
  expect(await userIds()).toEqual(['before'])
  await dataFile.close()
  expect(await (await openFile(path)).userIds()).toEqual(['before'])
})

function readOnly(): never {
  throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
}

test('data file: an older one is copied as it is before it is brought up', async () => {
  const path = join(temporaryFolder(), 'state.db')
  const database = Buffer.from(await version1Database())
  writeFileSync(path, database)
  writeFileSync(`${path}-log`, version1Log)
  const told: string[] = []
  const first = await openFile(path, { onProblem: (message) => told.push(message) })
  expect(told).toEqual([`The data file was of an older Offwrite; as it was, it stands in ${path}.backup-v1.`])
  expect(readFileSync(`${path}.backup-v1`)).toEqual(database)
  expect(readFileSync(`${path}.backup-v1-log`)).toEqual(version1Log)
  expect(statSync(`${path}-log`).size).toBe(0)
  expect(await first.userIds()).toContain('ada')
  expect((await first.add('new')).status).toBe(201)
  first.dataFile.abandon()
  const second = await openFile(path)
  expect(await second.userIds()).toEqual(expect.arrayContaining(['ada', 'grace', 'new']))
  expect(existsSync(`${path}.backup-v1-2`)).toBe(false)
})

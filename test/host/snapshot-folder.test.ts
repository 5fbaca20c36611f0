/** Snapshots on disk: where they are, what is there after a restart, what a disk that refuses leaves. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodeFileSystem } from '../../src-main/host/file-system.ts'
import { type HostOptions, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { openSnapshotFolder } from '../../src-main/host/snapshot-folder.ts'
import { createUser, listUserIds } from './api-client.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function start(options: Partial<HostOptions>): Promise<RunningHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null, ...options })
  onTestFinished(() => host.close())
  return host
}

async function control({ url }: RunningHost, method: string, path: string, body?: object): Promise<Response> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return fetch(`${url}/__emulator${path}`, { method, ...sent })
}

test('snapshot folder: lies beside the data file, is made with the first one, and is there after a restart', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'shop.db')
  const first = await start({ data })
  await createUser(first, 'ada')
  expect(readdirSync(folder)).not.toContain('shop.db-snapshots')
  expect((await control(first, 'PUT', '/snapshots/ready', {})).status).toBe(200)
  expect((await control(first, 'PUT', '/snapshots/baseline', {})).status).toBe(200)
  await createUser(first, 'grace')
  await first.close()

  const second = await start({ data })
  const list: unknown = await (await control(second, 'GET', '/snapshots')).json()
  const path = join(folder, 'shop.db-snapshots', 'ready.json')
  expect(list).toMatchObject({
    total: 2,
    folder: join(folder, 'shop.db-snapshots'),
    snapshots: [{ name: 'baseline' }, { name: 'ready', users: 1, path, bytes: readFileSync(path).length }],
  })
  expect(await (await control(second, 'GET', '/drift')).json()).toMatchObject({ total: 1 })
  expect((await control(second, 'POST', '/reset')).status).toBe(200)
  expect(await listUserIds(second)).toEqual(['ada'])
  expect(readdirSync(join(folder, 'shop.db-snapshots')).toSorted()).toEqual([
    'auto-000001.json',
    'baseline.json',
    'ready.json',
  ])
  expect((await control(second, 'DELETE', '/snapshots/ready')).status).toBe(204)
  expect(readdirSync(join(folder, 'shop.db-snapshots'))).not.toContain('ready.json')
})

test('snapshot folder: a folder of the project serves a server without a data file', async () => {
  const snapshots = join(temporaryFolder(), 'test', 'fixtures')
  const host = await start({ snapshots })
  await control(host, 'PUT', '/snapshots/ready', {})
  expect(readdirSync(snapshots)).toEqual(['ready.json'])
})

test('snapshot folder: other files and folders in it are left alone and not listed', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'README.md'), 'Fixtures')
  writeFileSync(join(folder, '.hidden.json'), '{}')
  writeFileSync(join(folder, 'cut.json.new'), '{')
  mkdirSync(join(folder, 'folder.json'))
  const files = openSnapshotFolder(folder)
  await files.write('one', 'text')
  expect((await files.list()).map(({ name }) => name)).toEqual(['one'])
  expect(await files.read('folder')).toBeNull()
  expect(await files.read('none')).toBeNull()
  expect(() => files.read('../outside')).toThrow('No file')
})

test.each(['write', 'rename', 'sync'] as const)('snapshot folder: when %s fails the old text stays', async (what) => {
  const folder = temporaryFolder()
  await openSnapshotFolder(folder).write('one', 'old')
  const refuse = () => {
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  const failing = { write: { writeLater: refuse }, rename: { rename: refuse }, sync: { syncLater: refuse } }[what]
  const files = openSnapshotFolder(folder, { ...nodeFileSystem, ...failing })
  await expect(files.write('one', 'new')).rejects.toThrow('Nothing was saved')
  expect(await files.read('one')).toBe('old')
  expect(readdirSync(folder)).toEqual(['one.json'])
})

test('snapshot folder: saves under one name at the same time leave one of the texts whole', async () => {
  const files = openSnapshotFolder(temporaryFolder())
  const texts = Array.from({ length: 8 }, (_value, at) => String(at).repeat(100_000 + at))
  await Promise.all(texts.map((text) => files.write('one', text)))
  expect(await files.read('one')).toBe(texts.at(-1))
})

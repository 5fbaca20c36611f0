import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFile } from '../../src-main/host/data-file.ts'
import { encodeRecord } from '../../src-main/host/log-record.ts'
import { repairLog } from '../../src-main/host/repair.ts'
import { createDisk, divisible, type Failure } from './memory-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const records = [1, 2, 3, 4].map((number) =>
  encodeRecord({ number, changes: [{ table: 'teams', sequence: number, after: null }] }),
)
const whole = Buffer.concat(records)
const firstTwo = Buffer.concat(records.slice(0, 2))
const damaged = Buffer.from(whole)
damaged[firstTwo.length + 20] = 0x21

function folderWith(log: Buffer): { readonly path: string; readonly logPath: string } {
  const path = join(temporaryFolder(), 'state.db')
  writeFileSync(`${path}-log`, log)
  return { path, logPath: `${path}-log` }
}

test('repair: keeps a copy of a damaged log and cuts it back to the commits before the damage', async () => {
  const { path, logPath } = folderWith(damaged)
  expect(() => openDataFile(path)).toThrow('is damaged')
  expect(await repairLog(path)).toEqual({
    damage: `line 3 (from byte ${firstTwo.length}): its checksum does not match its text`,
    copy: `${logPath}.damaged`,
    keptCommits: 2,
    cutBytes: whole.length - firstTwo.length,
  })
  expect(readFileSync(`${logPath}.damaged`)).toEqual(damaged)
  const { dataFile, stored } = openDataFile(path)
  onTestFinished(() => dataFile.abandon())
  expect(stored.commits.map(({ number }) => number)).toEqual([1, 2])
})

test('repair: leaves a log that is whole, or only torn at its end, as it is', async () => {
  for (const log of [whole, whole.subarray(0, whole.length - 3), Buffer.alloc(0)]) {
    const { path, logPath } = folderWith(log)
    expect(await repairLog(path)).toBeNull()
    expect(readFileSync(logPath)).toEqual(log)
    expect([existsSync(`${logPath}.damaged`), existsSync(`${path}.lock`)]).toEqual([false, false])
  }
})

test('repair: writes over no earlier copy', async () => {
  const { path, logPath } = folderWith(damaged)
  writeFileSync(`${logPath}.damaged`, 'of last week')
  expect(await repairLog(path)).toMatchObject({ copy: `${logPath}.damaged-2` })
  expect(readFileSync(`${logPath}.damaged`, 'utf8')).toBe('of last week')
})

test('repair: refuses a data file that is in use', async () => {
  const { path } = folderWith(whole)
  const { dataFile } = openDataFile(path)
  onTestFinished(() => dataFile.abandon())
  await expect(repairLog(path)).rejects.toThrow('The data file is in use')
})

test('repair: whichever call to the disk fails, the log as it was is there, in its place or as the copy', async () => {
  const path = join(temporaryFolder(), 'state.db')
  const clean = createDisk({ [`${path}-log`]: damaged })
  await repairLog(path, clean.files)
  for (const [at, name] of clean.calls.entries()) {
    for (const failure of ['error', 'late', 'short', 'cut', 'kill', 'torn'] satisfies Failure[]) {
      if (!divisible.has(name) && (failure === 'short' || failure === 'cut' || failure === 'torn')) continue
      const disk = createDisk({ [`${path}-log`]: damaged })
      disk.failAt(at, failure)
      await repairLog(path, disk.files).catch(() => undefined)
      for (const cut of [undefined, 'synced', 'synced with names'] as const) {
        const { files } = disk.afterwards(cut)
        const log = files.readFile(`${path}-log`)
        if (log.equals(damaged)) continue
        expect([failure, name, log.equals(firstTwo)]).toEqual([failure, name, true])
        expect(files.readFile(`${path}-log.damaged`)).toEqual(damaged)
      }
    }
  }
})

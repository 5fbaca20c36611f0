import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findHolder, takeLock } from '../../src-main/host/lock-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

function writeHolder(path: string, holder: object): void {
  writeFileSync(`${path}.lock`, JSON.stringify({ machine: hostname(), processStart: null, ...holder }))
}

/** A process that lives until the test ends. */
function livingPid(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child.pid ?? 0
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'])
  await once(child, 'close')
  return child.pid ?? 0
}

test('lock: names its holder and leaves nothing else behind', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'state.db')
  const lock = takeLock(path)
  expect(readdirSync(folder)).toEqual(['state.db.lock'])
  expect(readFileSync(`${path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`)
  lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test('lock: tells who holds it and where that answers, while it lives', async () => {
  const path = join(temporaryFolder(), 'state.db')
  expect(findHolder(path)).toBeNull()
  const lock = takeLock(path, 'http://localhost:4280')
  expect(findHolder(path)).toMatchObject({ pid: process.pid, url: 'http://localhost:4280' })
  lock.release()
  expect(findHolder(path)).toBeNull()
  writeHolder(path, { pid: await deadPid(), url: 'http://localhost:4280' })
  expect(findHolder(path)).toBeNull()
})

test('lock: refuses while its holder lives, saying who and what to do', () => {
  const path = join(temporaryFolder(), 'state.db')
  const pid = livingPid()
  writeHolder(path, { pid })
  expect(() => takeLock(path)).toThrow(`The data file is in use: process ${pid} holds ${path}.`)
  expect(existsSync(`${path}.lock`)).toBe(true)
})

test('lock: takes over from a process that is gone', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'state.db')
  writeHolder(path, { pid: await deadPid() })
  takeLock(path)
  expect(readFileSync(`${path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`)
  expect(readdirSync(folder)).toEqual(['state.db.lock'])
})

test.runIf(process.platform === 'linux')(
  'lock: takes over when the pid belongs to a later process (only /proc tells)',
  () => {
    const path = join(temporaryFolder(), 'state.db')
    writeHolder(path, { pid: livingPid(), processStart: '1' })
    takeLock(path)
    expect(readFileSync(`${path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`)
  },
)

test('lock: takes over a lock that cannot be read as one', () => {
  const path = join(temporaryFolder(), 'state.db')
  writeFileSync(`${path}.lock`, 'half a li')
  takeLock(path)
  expect(readFileSync(`${path}.lock`, 'utf8')).toContain(`"pid":${process.pid}`)
})

test('lock: counts the lock of another machine', () => {
  const path = join(temporaryFolder(), 'state.db')
  writeHolder(path, { pid: 1, machine: 'elsewhere' })
  expect(() => takeLock(path)).toThrow(/process 1 on elsewhere holds/)
})

test('lock: a release leaves the lock of a successor alone', () => {
  const path = join(temporaryFolder(), 'state.db')
  const lock = takeLock(path)
  writeHolder(path, { pid: 1, machine: 'elsewhere' })
  lock.release()
  expect(readFileSync(`${path}.lock`, 'utf8')).toContain('elsewhere')
})

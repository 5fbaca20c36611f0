import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runImport } from '../../src-main/cli/running-import.ts'
import { startHost } from '../../src-main/host/index.ts'
import { firebaseConfig, firebasePassword, firebaseUser } from '../support/import-file.ts'
import { run, runJson } from './cli-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function servedFolder(): Promise<string> {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  return folder
}

function table(rows: readonly string[]): string {
  return `id,email,name\n${rows.join('\n')}\n`
}

function manyRows(count: number): string {
  return table(Array.from({ length: count }, (_, at) => `user-${at},user-${at}@example.test,User ${at}`))
}

test('cli import: tries, refuses a file that is not all good, and takes what is good when told so', async () => {
  const folder = await servedFolder()
  writeFileSync(join(folder, 'users.csv'), table(['ada,ada@example.test,Ada', 'bob,nowhere,Bob']))
  const refused = await run(folder, 'import users.csv')
  expect(refused.exitCode).toBe(1)
  expect(refused.text).toMatch(
    /^1 row of 2 cannot be taken, so nothing was imported\. Take the rest: --good-rows-only\nRefused:\n {2}row 3 {2}email {2}nowhere {2}/,
  )
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
  const tried = await run(folder, 'import users.csv --good-rows-only --dry-run')
  expect(tried).toMatchObject({ exitCode: 0, text: expect.stringMatching(/^Would import 1 user of 2 rows\.\n/) })
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
  expect((await run(folder, 'import users.csv --good-rows-only')).text).toMatch(/^Imported 1 user of 2 rows\.\n/)
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1, users: [{ id: 'ada' }] })
})

test('cli import: columns are named where they differ', async () => {
  const folder = await servedFolder()
  writeFileSync(join(folder, 'people.csv'), 'Mail,Full name\nada@example.test,Ada\n')
  await run(folder, 'import people.csv --columns "email:Mail,name:Full name"')
  expect(await runJson(folder, 'users list')).toMatchObject({ users: [{ email: 'ada@example.test', name: 'Ada' }] })
})

test('cli import: reads what export wrote, in every format, without being told which', async () => {
  const from = await servedFolder()
  await run(from, 'users create --id ada --email ada@example.test --password "correct horse"')
  for (const [file, format] of [
    ['users.csv', 'csv'],
    ['users.json', 'appwrite'],
    ['state.json', 'offwrite'],
  ]) {
    const folder = await servedFolder()
    const path = join(folder, String(file))
    expect((await run(from, `export ${path} --format ${format}`)).text).toMatch(/^Wrote .*: \d+ KiB\n$/)
    expect(await runJson(folder, `import ${file}`)).toMatchObject({ format, taken: 1 })
    expect(await runJson(folder, 'users list')).toMatchObject({ users: [{ id: 'ada', email: 'ada@example.test' }] })
  }
})

test('cli export: to the screen it is the file itself, and leaves out what it is told to', async () => {
  const folder = await servedFolder()
  await run(folder, 'users create --id ada')
  const { text } = await run(folder, 'export --without-messages --without-logs')
  await run(folder, 'export state.json --without-messages --without-logs')
  const tables = (json: string): readonly string[] => {
    const document: { tables: Record<string, unknown> } = JSON.parse(json)
    return Object.keys(document.tables)
  }
  expect(tables(text)).toEqual(tables(readFileSync(join(folder, 'state.json'), 'utf8')))
  const whole = tables((await run(folder, 'export')).text)
  expect(whole.filter((name) => !tables(text).includes(name))).toEqual(expect.arrayContaining(['messages']))
})

test('cli import: a user of Firebase signs in with the password of then', async () => {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  writeFileSync(join(folder, 'firebase.json'), JSON.stringify({ users: [firebaseUser] }))
  writeFileSync(join(folder, 'hash-config.txt'), firebaseConfig)
  expect((await run(folder, 'import firebase.json --hash-config hash-config.txt')).text).toMatch(
    /^Imported 1 user of 1 row\./,
  )
  const session = await fetch(`${host.endpoint}/account/sessions/email`, {
    method: 'POST',
    headers: { 'X-Appwrite-Project': 'demo', 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: firebaseUser.email, password: firebasePassword }),
  })
  expect(await session.json()).toMatchObject({ userId: firebaseUser.localId })
})

test('cli import: a file that does not tell what it is is asked about', async () => {
  const folder = await servedFolder()
  writeFileSync(join(folder, 'users.txt'), 'ada')
  await expect(run(folder, 'import users.txt')).rejects.toThrow(
    'Say it, for example: offwrite import users.txt --format',
  )
  await expect(run(folder, 'import none.csv')).rejects.toThrow('The file none.csv cannot be read: ')
})

test('cli import: shows how far it is', async () => {
  const folder = await servedFolder()
  writeFileSync(join(folder, 'users.csv'), manyRows(4_000))
  const { text, told } = await run(folder, 'import users.csv')
  expect(text).toBe('Imported 4000 users of 4000 rows.\n')
  expect(told).toMatch(/^(?:Checking|Writing): \d+ % of 4000 rows\n/)
})

test('cli import: asks how far it is once at a time, however late the answer', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const answer = Promise.withResolvers<never>()
  let asked = 0
  const client = {
    import: () => answer.promise,
    importReport: () => ((asked += 1), answer.promise),
    cancelImport: () => answer.promise,
  }
  const importing = runImport(client, '', { format: 'csv', projectId: 'demo' }, { redraws: false, writeError() {} })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toBe(1)
  answer.reject(new Error('over'))
  await expect(importing).rejects.toThrow('over')
})

test.skipIf(process.platform === 'win32')('cli import: a signal cancels it, and nothing of it is left', async () => {
  const folder = await servedFolder()
  writeFileSync(join(folder, 'users.csv'), manyRows(20_000))
  const before: unknown = await runJson(folder, 'snapshot list')
  const importing = run(folder, 'import users.csv')
  await expect.poll(() => process.listenerCount('SIGINT')).toBeGreaterThan(0)
  process.kill(process.pid, 'SIGINT')
  expect(await importing).toMatchObject({ exitCode: 130, text: 'Cancelled: nothing was imported.\n' })
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
  expect(await runJson(folder, 'snapshot list')).toEqual(before)
  expect(process.listenerCount('SIGINT')).toBe(0)
})

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { describeFailure } from '../../src-main/cli/failure.ts'
import { dataPath, hostOptions, hostSettings } from '../../src-main/cli/host-options.ts'
import { commands } from '../../src-main/cli/commands/index.ts'
import { readWords } from '../../src-main/cli/program.ts'
import { settleAll, sourcesOf } from '../../src-main/cli/sources.ts'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { createEmulator } from '../../src-shared/index.ts'
import { run, runJson, wordsOf } from './cli-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A folder with a data file that a server has open. */
async function servedFolder(): Promise<string> {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  return folder
}

/** A folder with a data file that nobody has open. */
async function folderAtRest(): Promise<string> {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  await host.close()
  return folder
}

test('cli snapshot: saves, tells what changed since, goes back, and back again', async () => {
  const folder = await servedFolder()
  await run(folder, 'users create --id ada --name Ada')
  const saved = await run(folder, 'snapshot save one --note "Ada alone" --tag small')
  expect(saved.text).toMatch(/^Saved one: 1 user, 0 teams, 0 sessions, in .*offwrite\.db-snapshots\/one\.json\n$/)
  await run(folder, 'users create --id bob')
  const diff = await run(folder, 'snapshot diff one --exit-code')
  expect(diff.exitCode).toBe(1)
  expect(diff.text).toBe('1 record differs:\n  users  +1\n+ users bob in demo\n')
  expect((await run(folder, 'snapshot list')).text).toMatch(
    /^one {2}\S+ {2}1 user, 0 teams, 0 sessions {2}Ada alone #small\n1 snapshot in /,
  )
  const restored = await run(folder, 'snapshot restore one')
  expect(restored.text).toMatch(/^Restored one\. \d+ record changed; as it was: offwrite snapshot restore auto-\d+\n$/)
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1 })
  const [, before = ''] = /restore (auto-\d+)/.exec(restored.text) ?? []
  await run(folder, `snapshot restore ${before}`)
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 2 })
})

test('cli snapshot: every start begins with the one that is marked for it, and a command on a file at rest is no start', async () => {
  const folder = await folderAtRest()
  await run(folder, 'users create --id ada')
  await run(folder, 'snapshot save one --on-start yes')
  await run(folder, 'users create --id bob')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 2 })
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1 })
})

test('cli snapshot: a diff names the fields of what changed', async () => {
  const folder = await servedFolder()
  await run(folder, 'users create --id ada')
  await run(folder, 'snapshot save one')
  expect((await run(folder, 'snapshot diff one --exit-code')).exitCode).toBe(0)
  expect((await run(folder, 'snapshot diff one')).text).toBe('Nothing differs.\n')
  await run(folder, 'clock freeze 2027-01-31T09:00:00Z')
  const { text } = await run(folder, 'snapshot diff one')
  expect(text).toMatch(/^[+~] simulation clock/m)
})

test('cli snapshot: works on a data file that nobody has open', async () => {
  const folder = await folderAtRest()
  await run(folder, 'users create --id ada')
  await run(folder, 'snapshot save one')
  await run(folder, 'reset --to empty')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
  await run(folder, 'snapshot restore one --user ada')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1, users: [{ id: 'ada' }] })
  await run(folder, 'snapshot delete one')
  expect(existsSync(join(folder, 'offwrite.db-snapshots', 'one.json'))).toBe(false)
  expect(existsSync(join(folder, 'offwrite.db.lock'))).toBe(false)
})

test('cli snapshot: the folder of the config file is used, by a command of its own too', async () => {
  const folder = await folderAtRest()
  writeFileSync(join(folder, 'offwrite.config.json'), '{ "snapshots": "./fixtures" }')
  await run(folder, 'snapshot save one')
  expect(existsSync(join(folder, 'fixtures', 'one.json'))).toBe(true)
})

test('cli snapshot: one that is not there ends with 3 and says what to do', async () => {
  const folder = await servedFolder()
  const failure = await run(folder, 'snapshot restore none').catch(describeFailure)
  expect(failure).toMatchObject({ exitCode: 3, message: 'There is no snapshot "none".' })
})

test('cli reset: goes back to the baseline', async () => {
  const folder = await servedFolder()
  await run(folder, 'users create --id ada')
  await run(folder, 'snapshot save baseline')
  await run(folder, 'users create --id bob')
  expect((await run(folder, 'snapshot diff')).text).toMatch(/^\+ users bob in demo$/m)
  expect((await run(folder, 'reset')).text).toMatch(/^Reset to the baseline\. /)
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1 })
})

test('cli reset: of a data file that nobody has open there is a baseline only when one was saved', async () => {
  const folder = await folderAtRest()
  for (const line of ['reset', 'snapshot diff']) {
    const failure = await run(folder, line).catch(describeFailure)
    expect(failure).toMatchObject({ exitCode: 3, message: 'No baseline was saved.' })
  }
  await run(folder, 'snapshot save baseline')
  await run(folder, 'users create --id bob')
  expect((await run(folder, 'snapshot diff')).text).toContain('+ users bob in demo')
  await run(folder, 'reset')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
})

test('cli: a command on a data file makes no project that is not there', async () => {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), projectId: 'my-app', uiFolder: null })
  await host.close()
  await run(folder, 'users create --id ada')
  const document: { tables: { projects: unknown } } = JSON.parse((await run(folder, 'export')).text)
  expect(document.tables.projects).toEqual([expect.objectContaining({ id: 'my-app' })])
})

test('cli fault: presets and effects become rules, struck calls are counted, and all are cleared', async () => {
  const folder = await servedFolder()
  expect((await run(folder, 'fault add slow --call account.get --lasts 90s')).text).toMatch(
    /^fault-\w+: account\.get by anyone → waits 1\.5 s to 4 s, until 20\S+\n$/,
  )
  const made = await runJson(
    folder,
    'fault add --call users.* --status 503 --body {} --next 2 --every 3 --percent 50 --seed 7 --actor key --project demo',
  )
  expect(made).toMatchObject({
    sdk: 'users.*',
    effect: { kind: 'reply', status: 503, body: {} },
    next: 2,
    every: 3,
    percent: 50,
    seed: 7,
    actor: 'key',
    projectId: 'demo',
  })
  expect(await runJson(folder, 'fault add --delay 1s --up-to 2s')).toMatchObject({
    effect: { kind: 'delay', milliseconds: 1000, upToMilliseconds: 2000 },
  })
  expect(await runJson(folder, 'fault add --late 30s')).toMatchObject({ effect: { milliseconds: 30_000 } })
  expect(await runJson(folder, 'fault add --error user_blocked --path /account')).toMatchObject({
    effect: { kind: 'error', type: 'user_blocked' },
    path: '/account',
  })
  const dropping: unknown = await runJson(folder, 'fault add --effect broken-json')
  expect(dropping).toMatchObject({ effect: { kind: 'broken-json' } })
  const listed = await run(folder, 'fault list')
  expect(listed.text).toMatch(/ {2}on, struck 0 of 0 calls {2}account\.get by anyone → waits/)
  expect(listed.text).toMatch(/\n6 faults\n$/)
  await run(folder, 'fault clear')
  expect(await runJson(folder, 'fault list')).toEqual({ total: 0, faults: [] })
})

test.each([
  ['fault add', 'A preset or an effect is missing'],
  ['fault add --error user_blocked --effect drop', 'A fault has one effect: leave one of --error and --effect out.'],
  ['fault add slow --body x', '--body goes with --status'],
  ['fault add --effect drop --up-to 1s', '--up-to goes with --delay'],
  ['fault add --delay soon', '--delay cannot be "soon": it takes a span such as 500ms or 3s, for example: --delay 2s'],
  ['snapshot diff --against two', 'The name is missing'],
])('cli: %s is refused', async (line, message) => {
  await expect(run(await servedFolder(), line)).rejects.toThrow(message)
})

test('cli fault: presets are listed without a server', async () => {
  expect((await run('/nowhere', 'fault presets')).text).toMatch(/^server-down +Server down +drops the connection\n/)
})

async function fixtureWith(folder: string, userId: string): Promise<string> {
  const emulator = await createEmulator()
  await emulator.fetch(
    new Request('http://localhost/v1/users', {
      method: 'POST',
      headers: { 'X-Appwrite-Project': 'demo', 'X-Appwrite-Key': emulator.apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId }),
    }),
  )
  const path = join(folder, `${userId}.json`)
  writeFileSync(path, emulator.snapshot())
  emulator.close()
  return path
}

/** What `offwrite serve` would start, without its terminal. */
async function serve(folder: string, line: string): Promise<RunningHost> {
  const asked = readWords(wordsOf(`serve ${line}`), commands)
  if (asked.kind !== 'run') throw new Error(asked.text)
  const sources = sourcesOf(asked.given, { environment: {}, folder })
  const options = hostOptions(settleAll(hostSettings, sources), dataPath(sources, folder), folder)
  const host = await startHost({ ...options, port: 0, uiFolder: null })
  onTestFinished(() => host.close())
  return host
}

test('cli serve: --snapshot starts from the file, each time, and keeps what was there', async () => {
  const folder = await folderAtRest()
  await fixtureWith(folder, 'ada')
  await run(folder, 'users create --id bob')
  const host = await serve(folder, '--snapshot ada.json')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1, users: [{ id: 'ada' }] })
  expect(await runJson(folder, 'snapshot list')).toMatchObject({
    snapshots: [{ note: 'Before: Start from a snapshot' }],
  })
  await run(folder, 'users create --id eve')
  await run(folder, 'reset')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1 })
  await host.close()
})

test('cli serve: --baseline is where reset goes, and where a new data file starts', async () => {
  const folder = temporaryFolder()
  await fixtureWith(folder, 'ada')
  const first = await serve(folder, '--baseline ada.json')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1, users: [{ id: 'ada' }] })
  expect(await runJson(folder, 'snapshot diff')).toMatchObject({ total: 0 })
  await run(folder, 'users create --id bob')
  await first.close()
  await serve(folder, '--baseline ada.json')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 2 })
  expect((await run(folder, 'snapshot diff')).text).toContain('+ users bob in demo')
  await run(folder, 'reset')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 1 })
})

test('cli serve: a snapshot that cannot be read ends the start, and the data file is let go', async () => {
  const folder = await folderAtRest()
  writeFileSync(join(folder, 'bad.json'), '{')
  for (const option of ['--snapshot', '--baseline']) {
    const failure = await serve(folder, `${option} bad.json`).catch(describeFailure)
    expect(failure).toMatchObject({ exitCode: 1, type: expect.not.stringMatching('defect') })
    expect(existsSync(join(folder, 'offwrite.db.lock'))).toBe(false)
  }
  await expect(serve(folder, '--snapshot none.json')).rejects.toThrow('The file none.json cannot be read: ')
})

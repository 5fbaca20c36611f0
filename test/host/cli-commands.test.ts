import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commandEnvironment } from '../../src-main/cli/commands/exec.ts'
import { describeFailure, wantsJson } from '../../src-main/cli/failure.ts'
import { alignedRows } from '../../src-main/cli/table.ts'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { callApi } from './api-client.ts'
import { run, runJson } from './cli-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

interface Served {
  readonly folder: string
  readonly host: RunningHost
}

async function served(): Promise<Served> {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  return { folder, host }
}

const grace =
  'users create --id grace --email grace@example.test --phone +12025550123 --password "correct horse" --name Grace --label beta --verified'

test('cli users: creates one as a server does, with labels and verification', async () => {
  const { folder, host } = await served()
  expect((await run(folder, grace)).text).toBe('grace\n')
  expect(await (await callApi(host, 'GET', '/users/grace')).json()).toMatchObject({
    email: 'grace@example.test',
    phone: '+12025550123',
    name: 'Grace',
    labels: ['beta'],
    emailVerification: true,
    phoneVerification: true,
    hash: 'argon2',
  })
  const failure = await run(folder, grace).catch(describeFailure)
  expect(failure).toMatchObject({ exitCode: 1, type: 'user_already_exists' })
})

test('cli users: lists, filters and counts', async () => {
  const { folder } = await served()
  await run(folder, grace)
  await run(folder, 'users create --id ada')
  expect((await run(folder, 'users list')).text).toContain('\n2 users\n')
  expect((await run(folder, 'users list --filter label:beta')).text).toBe(
    'grace  grace@example.test  Grace  verified, beta\n1 user\n',
  )
  expect(await runJson(folder, 'users list --limit 1 --offset 1')).toMatchObject({ total: 2, users: [{}] })
})

test('cli users: becomes one by id, address or number, in the form that is asked for', async () => {
  const { folder, host } = await served()
  await run(folder, grace)
  for (const name of ['grace', 'Grace@Example.test', '+12025550123']) {
    const { text } = await run(folder, `users sign-in-as ${name} --print secret`)
    const account = await fetch(`${host.endpoint}/account`, {
      headers: { 'X-Appwrite-Project': 'demo', 'X-Appwrite-Session': text.trim() },
    })
    expect(await account.json()).toMatchObject({ $id: 'grace' })
  }
  expect((await run(folder, 'users sign-in-as grace --print cookie')).text).toMatch(/^a_session_demo=\S+\n$/)
  expect(JSON.parse((await run(folder, 'users sign-in-as grace --print storage-state')).text)).toHaveProperty('cookies')
  expect((await run(folder, 'users sign-in-as grace')).text).toMatch(
    /^Session \S+ of grace, until \S+\n {2}curl +curl /,
  )
  const failure = await run(folder, 'users sign-in-as nobody').catch(describeFailure)
  expect(failure).toMatchObject({ exitCode: 3, message: 'There is no user nobody in the project demo.' })
})

function askForCode({ endpoint }: RunningHost, email: string): Promise<Response> {
  return fetch(`${endpoint}/account/tokens/email`, {
    method: 'POST',
    headers: { 'X-Appwrite-Project': 'demo', 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: 'unique()', email }),
  })
}

test('cli inbox: prints the newest message, a part of it, and waits for one to come', async () => {
  const { folder, host } = await served()
  const waiting = run(folder, 'inbox latest --to ada@example.test --wait 5s --print code')
  await askForCode(host, 'ada@example.test')
  expect((await waiting).text).toMatch(/^\d{6}\n$/)
  const whole = await run(folder, 'inbox latest')
  expect(whole.text).toMatch(/^To {7}ada@example\.test\n/)
  expect(await runJson(folder, 'inbox latest --kind email-otp')).toMatchObject({ to: 'ada@example.test' })
  expect((await run(folder, 'inbox list --unused')).text).toMatch(
    / {2}email-otp {2}ada@example\.test {2}unused {2}\d{6}\n1 message\n$/,
  )
  const none = await run(folder, 'inbox latest --to bob@example.test').catch(describeFailure)
  expect(none).toMatchObject({ exitCode: 3 })
  const noLink = await run(folder, 'inbox latest --print link').catch(describeFailure)
  expect(noLink).toMatchObject({ exitCode: 3, message: expect.stringMatching(/has no link\.$/) })
  expect((await run(folder, 'inbox clear')).text).toBe('The inbox is empty.\n')
  expect((await run(folder, 'inbox list')).text).toBe('0 messages\n')
})

test('cli clock: shows, stops, moves past an end, and goes with the real time again', async () => {
  const { folder } = await served()
  expect((await run(folder, 'clock show')).text).toMatch(/^\S+, as the real time\n$/)
  expect((await run(folder, 'clock freeze 2027-01-31T09:00:00Z')).text).toMatch(
    /^2027-01-31T09:00:00\S+, standing still; really /,
  )
  expect(await runJson(folder, 'clock advance 15m')).toMatchObject({
    now: expect.stringMatching(/^2027-01-31T09:15:00/),
  })
  expect((await run(folder, 'clock advance -- -1h')).text).toMatch(/^2027-01-31T08:15:00/)
  await run(folder, grace)
  await run(folder, 'users sign-in-as grace')
  expect((await run(folder, 'clock show')).text).toContain('Ends next:\n')
  expect((await run(folder, 'clock advance --past session')).text).toMatch(/\nEnds on the way: 1 session\n$/)
  expect((await run(folder, 'clock set 2027-06-01T00:00:00Z')).text).toMatch(
    /^2027-06-01T00:00:00\S+, running; really /,
  )
  expect((await run(folder, 'clock run 60')).text).toMatch(/^2027-06-01T\S+, running ×60; really /)
  expect(await runJson(folder, 'clock follow')).toMatchObject({ mode: 'follow', offsetMilliseconds: 0 })
  await expect(run(folder, 'clock advance')).rejects.toThrow('A span or --past is needed, and not both')
})

test('cli: who finds no server and no data file ends with 4', async () => {
  const failure = await run(temporaryFolder(), 'users list --data none.db').catch(describeFailure)
  expect(failure).toMatchObject({
    exitCode: 4,
    message: expect.stringMatching(/^There is no data file \S+none\.db\.$/),
  })
  const unreachable = await run(temporaryFolder(), 'users list --url http://localhost:1').catch(describeFailure)
  expect(unreachable).toMatchObject({ exitCode: 4, type: 'unreachable' })
})

test('cli: the server of the usual port is asked before a data file, which is said, and --data names the file', async () => {
  const { folder, host } = await served()
  await host.close()
  const other = await startHost({ port: 0, data: null, projectId: 'other', uiFolder: null })
  onTestFinished(() => other.close())
  const usual = { OFFWRITE_PORT: String(other.port) }
  const asked = await run(folder, 'users create --id ada', usual)
  expect(asked.told).toContain(`${other.url} is asked; the data file ${join(folder, 'offwrite.db')} is left alone`)
  expect((await run(folder, 'users list', usual)).text).toContain('\n1 user\n')
  const named = await run(folder, 'users list --data offwrite.db', usual)
  expect(named).toMatchObject({ text: '0 users\n', told: '' })
})

test('cli exec: a page is told the address and not the key', () => {
  const host = { url: 'http://localhost:1', endpoint: 'http://localhost:1/v1', projectId: 'demo', apiKey: 'secret' }
  expect(commandEnvironment(host, ['VITE_'])).toEqual({
    OFFWRITE_URL: 'http://localhost:1',
    OFFWRITE_ENDPOINT: 'http://localhost:1/v1',
    OFFWRITE_PROJECT_ID: 'demo',
    OFFWRITE_API_KEY: 'secret',
    APPWRITE_ENDPOINT: 'http://localhost:1/v1',
    APPWRITE_PROJECT_ID: 'demo',
    APPWRITE_API_KEY: 'secret',
    VITE_APPWRITE_ENDPOINT: 'http://localhost:1/v1',
    VITE_APPWRITE_PROJECT_ID: 'demo',
  })
})

test('cli: a failure is told as JSON where it was asked for', () => {
  expect(wantsJson(['users', 'list', '--json'], {})).toBe(true)
  expect(wantsJson(['exec', '--', 'curl', '--json'], {})).toBe(false)
  expect(wantsJson(['users'], { OFFWRITE_JSON: 'true' })).toBe(true)
})

test('cli: a text between others loses its end, and none can write to the terminal', () => {
  expect(
    alignedRows([
      ['a', 'b'.repeat(50), 'c'],
      ['id', '\u001b[2Jx', 'd'.repeat(50)],
    ]),
  ).toBe(`a   ${'b'.repeat(39)}…  c\nid  ?[2Jx${' '.repeat(35)}  ${'d'.repeat(50)}\n`)
})

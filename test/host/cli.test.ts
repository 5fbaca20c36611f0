import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { offwriteVersion } from '../../src-shared/http/version.ts'
import { callApi, createUser, listUserIds } from './api-client.ts'
import { cliPath, runCli, serveCli } from './cli-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

test('cli: prints its version and its help', async () => {
  expect(await runCli(['--version']).finished).toMatchObject({ code: 0, stdout: `${offwriteVersion}\n`, stderr: '' })
  const help = await runCli(['--help']).finished
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('  serve [options] ')
})

test('cli: a wrong option ends with 2, one sentence and no stack', async () => {
  const { code, stdout, stderr } = await runCli(['serve', '--prot', '1']).finished
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: 'There is no option --prot. Did you mean --port?\nAll options: offwrite --help\n',
  })
})

test('cli: tells what is needed when ready, then one aligned line a request', async () => {
  const cwd = temporaryFolder()
  const cli = runCli(['serve', '--port', '0'], { cwd })
  const [, endpoint = ''] = await cli.printed(/Endpoint {3}(http:\S+)$/m)
  const [, apiKey = ''] = await cli.printed(/API key {4}(standard_[0-9a-f]{64,})$/m)
  const [, dataFile = ''] = await cli.printed(/Data file {2}(\S+)\n\n/m)
  expect(existsSync(dataFile)).toBe(true)
  expect(dataFile.endsWith('offwrite.db')).toBe(true)
  expect(cli.output().stdout).toContain(`  Window     ${endpoint.replace('/v1', '')}\n  Project    demo\n`)
  await createUser({ endpoint, apiKey }, 'ada')
  await callApi({ endpoint, apiKey }, 'GET', '/users/nobody')
  await cli.printed(/users\.get .*\n/)
  const lines = cli.output().stdout.split('\n\n')[2]?.split('\n') ?? []
  const [created = '', missing = ''] = lines
  expect(created).toMatch(/^201 POST {4}\/v1\/users +users\.create +\d+ ms$/)
  expect(missing).toMatch(/^404 GET {5}\/v1\/users\/nobody +users\.get +\d+ ms {2}user_not_found$/)
  expect(missing.indexOf('users.get')).toBe(created.indexOf('users.create'))
  expect(missing.indexOf(' ms')).toBe(created.indexOf(' ms'))
  expect(cli.output().stdout).not.toContain('\u001b')
})

test('cli: --json prints a line of JSON for the start and for every request', async () => {
  const cli = await serveCli(['--memory'])
  await createUser(cli, 'ada')
  await cli.printed(/"event":"request".*\n/)
  const [ready, request] = cli
    .output()
    .stdout.trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(ready).toMatchObject({ event: 'ready', projectId: 'demo', dataFile: null, pid: cli.process.pid })
  expect(request).toMatchObject({ event: 'request', status: 201, sdk: 'users.create' })
})

test('cli: --quiet prints no request, and --memory leaves no file', async () => {
  const cwd = temporaryFolder()
  const cli = runCli(['serve', '--port', '0', '--quiet', '--memory'], { cwd })
  const [, endpoint = ''] = await cli.printed(/Endpoint {3}(\S+)$/m)
  const [, apiKey = ''] = await cli.printed(/API key {4}(\S+)$/m)
  await createUser({ endpoint, apiKey }, 'ada')
  cli.process.kill('SIGTERM')
  expect((await cli.finished).stdout).not.toContain('users.create')
  expect(existsSync(join(cwd, 'offwrite.db'))).toBe(false)
})

test('cli: the ready file appears whole, is private, and goes with the process', async () => {
  const folder = temporaryFolder()
  const readyFile = join(folder, 'ready.json')
  writeFileSync(readyFile, 'from an earlier run')
  const cli = await serveCli(['--memory', '--ready-file', readyFile])
  const { endpoint, ui, projectId, apiKey, dataFile, pid } = cli
  expect(JSON.parse(readFileSync(readyFile, 'utf8'))).toEqual({ endpoint, ui, projectId, apiKey, dataFile, pid })
  expect(statSync(readyFile).mode & 0o077).toBe(0)
  cli.process.kill('SIGTERM')
  await cli.finished
  expect(existsSync(readyFile)).toBe(false)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('cli: %s closes cleanly with exit 0', async (signal) => {
  const data = join(temporaryFolder(), 'state.db')
  const first = await serveCli(['--data', data])
  expect((await createUser(first, 'ada')).status).toBe(201)
  first.process.kill(signal)
  expect(await first.finished).toMatchObject({ code: 0, signal: null, stderr: '' })
  expect(statSync(`${data}-log`).size).toBe(0)
  expect(existsSync(`${data}.lock`)).toBe(false)
  const second = await serveCli(['--data', data])
  expect(await listUserIds(second)).toEqual(['ada'])
  expect(second.apiKey).toBe(first.apiKey)
})

test('cli: a second signal does not wait for an open request', async () => {
  const cli = await serveCli(['--memory'])
  // An upload that never ends keeps the first close waiting.
  const upload = connect(Number(new URL(cli.ui).port), '127.0.0.1')
  upload.on('error', () => undefined)
  upload.write('POST /v1/account HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{')
  await (await fetch(`${cli.endpoint}/ping`)).text()
  cli.process.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${cli.endpoint}/ping`).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
  cli.process.kill('SIGTERM')
  expect((await cli.finished).code).toBe(130)
})

test('cli: a taken port names its owner and the next free one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { code, stderr, stdout } = await runCli(['serve', '--port', String(port), '--memory']).finished
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    process.platform === 'linux'
      ? new RegExp(
          `^Port ${port} is taken by process ${process.pid} \\(.+\\)\\.\nThe next free one: offwrite serve --port \\d+\n$`,
        )
      : new RegExp(`^Port ${port} is taken.*\\.\nThe next free one: offwrite serve --port \\d+\n$`),
  )
})

test('cli: a data file in use names its holder', async () => {
  const data = join(temporaryFolder(), 'state.db')
  const first = await serveCli(['--data', data])
  const { code, stderr } = await runCli(['serve', '--port', '0', '--data', data]).finished
  expect(code).toBe(1)
  expect(stderr).toContain(`The data file is in use: process ${first.pid} holds ${data}.`)
  expect(stderr).not.toContain('    at ')
  expect((await createUser(first, 'ada')).status).toBe(201)
})

test('cli exec: a command finds the server in its environment, and its code is passed on', async () => {
  const script =
    'fetch(process.env.APPWRITE_ENDPOINT + "/users", { headers: { "X-Appwrite-Project": process.env.APPWRITE_PROJECT_ID,' +
    ' "X-Appwrite-Key": process.env.APPWRITE_API_KEY } }).then(async (reply) => {' +
    ' console.log((await reply.json()).total, process.env.VITE_APPWRITE_PROJECT_ID); process.exitCode = 7 })'
  const cwd = temporaryFolder()
  const words = ['exec', '--strict', '--prefix', 'VITE_', '--', process.execPath, '-e', script]
  expect(await runCli(words, { cwd }).finished).toMatchObject({ code: 7, stdout: '0 demo\n', stderr: '' })
  expect(readdirSync(cwd)).toEqual([])
})

test.skipIf(process.platform === 'win32')(
  'cli exec: a signal reaches the command, and how it ended is passed on',
  async () => {
    const script = 'setInterval(() => undefined, 1000); console.log(process.pid)'
    const cli = runCli(['exec', '--', process.execPath, '-e', script])
    await cli.printed(/^\d+\n/)
    cli.process.kill('SIGTERM')
    expect((await cli.finished).code).toBe(128 + 15)
  },
)

test('cli exec: a program that is not there is named', async () => {
  const { code, stderr } = await runCli(['exec', '--', 'no-such-program']).finished
  expect([code, stderr]).toEqual([
    1,
    'There is no program no-such-program.\nName a program behind --, for example: offwrite exec -- npx vitest run\n',
  ])
})

test('cli: --exit-with-parent ends the server when the process that started it is gone', async () => {
  const start = `const { spawn } = require('node:child_process')
const child = spawn(process.execPath, [process.argv[1], 'serve', '--port', '0', '--memory', '--json', '--exit-with-parent'], { stdio: ['ignore', 'pipe', 'ignore'] })
child.stdout.once('data', (text) => { console.log(JSON.parse(text).ui); process.exit() })`
  const parent = spawnSync(process.execPath, ['-e', start, cliPath], { encoding: 'utf8' })
  const ui = parent.stdout.trim()
  expect(ui).toMatch(/^http:/)
  await expect.poll(() => fetch(ui).then(String, () => 'gone')).toBe('gone')
})

test('cli: a failure is JSON for programs, with the exit code that it has', async () => {
  const { code, stdout, stderr } = await runCli(['users', 'list', '--data', 'none.db', '--json'], {
    cwd: temporaryFolder(),
  }).finished
  expect([code, stdout]).toEqual([4, ''])
  expect(JSON.parse(stderr)).toMatchObject({ error: { type: 'unreachable', message: expect.any(String) } })
})

test('cli: a damaged log ends the start with the place and a way out', async () => {
  const data = join(temporaryFolder(), 'state.db')
  const first = await serveCli(['--data', data])
  await createUser(first, 'ada')
  first.process.kill('SIGKILL')
  await first.finished
  const log = readFileSync(`${data}-log`)
  log[40] = 0
  writeFileSync(`${data}-log`, log)
  const { code, stderr } = await runCli(['serve', '--port', '0', '--data', data]).finished
  expect(code).toBe(1)
  expect(stderr).toContain(`${data}-log, line 1 (from byte 0): its checksum does not match its text.`)
  expect(stderr).toContain('offwrite doctor --repair')
  expect(stderr).not.toContain('    at ')
})

test.skipIf(process.platform === 'win32')(
  'data file: a full disk refuses writes, goes on reading, and recovers (a file size limit stands in; not on Windows)',
  async () => {
    const data = join(temporaryFolder(), 'state.db')
    // The shell counts in blocks of 512 or 1,024 bytes: room for the database and for a few large records.
    const cli = await serveCli(['--data', data], { fileBlocks: 900 })
    const large = { prefs: { text: 'x'.repeat(60_000) } }
    expect((await createUser(cli, 'ada')).status).toBe(201)
    expect((await createUser(cli, 'bob')).status).toBe(201)
    const session = await callApi(cli, 'POST', '/users/ada/sessions')
    const { secret }: { secret: string } = await session.json()
    const setPrefs = (body: unknown): Promise<Response> =>
      fetch(`${cli.endpoint}/account/prefs`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'X-Appwrite-Project': 'demo', 'X-Appwrite-Session': secret },
        body: JSON.stringify(body),
      })
    let saved = 0
    let answer = await setPrefs({ prefs: { ...large.prefs, round: saved } })
    while (answer.status === 200 && saved < 20) {
      saved += 1
      answer = await setPrefs({ prefs: { ...large.prefs, round: saved } })
    }
    expect(saved).toBeGreaterThan(0)
    const failure: unknown = await answer.json()
    expect([answer.status, failure]).toEqual([503, expect.objectContaining({ type: 'data_file_write_failed' })])
    const dataFile = async (): Promise<{ readonly logBytes: number }> => {
      const status: { dataFile: { logBytes: number } } = await (await fetch(`${cli.ui}/__emulator/`)).json()
      return status.dataFile
    }
    expect(await dataFile()).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/disk is full|grow further/),
    })
    expect(statSync(`${data}-log`).size).toBe((await dataFile()).logBytes)
    const prefs = async (): Promise<unknown> => (await callApi(cli, 'GET', '/users/ada')).json()
    const expected = { prefs: expect.objectContaining({ round: saved - 1 }) }
    expect(await prefs()).toMatchObject(expected)
    expect((await callApi(cli, 'DELETE', '/users/bob')).status).toBe(204)
    expect(await dataFile()).toMatchObject({ state: 'saved', message: null })
    cli.process.kill('SIGKILL')
    await cli.finished
    const again = await serveCli(['--data', data])
    expect(await listUserIds(again)).toEqual(['ada'])
    expect(await (await callApi(again, 'GET', '/users/ada')).json()).toMatchObject(expected)
  },
)

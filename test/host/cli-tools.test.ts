import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commands } from '../../src-main/cli/commands/index.ts'
import { completionScript } from '../../src-main/cli/completion.ts'
import { snippetsFor } from '../../src-main/cli/frameworks.ts'
import { startHost } from '../../src-main/host/index.ts'
import { createEmulator } from '../../src-shared/index.ts'
import { run, runJson } from './cli-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A port that nobody listens on, unless somebody takes it in the same moment. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('cli init: writes a config that is understood and a fixture that opens', async () => {
  const folder = temporaryFolder()
  const { text } = await run(folder, 'init --project my-app --port 4999')
  expect(text).toContain('Wrote offwrite.config.json\nWrote offwrite-snapshots/sample.json\n')
  expect(text).toContain("    .setEndpoint('http://localhost:4999/v1')\n    .setProject('my-app')\n")
  expect(JSON.parse(readFileSync(join(folder, 'offwrite.config.json'), 'utf8'))).toEqual({
    project: 'my-app',
    port: 4999,
    snapshots: './offwrite-snapshots',
  })
  const snapshot = readFileSync(join(folder, 'offwrite-snapshots/sample.json'), 'utf8')
  const emulator = await createEmulator({ snapshot })
  onTestFinished(() => emulator.close())
  expect(emulator.projectId).toBe('my-app')
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), projectId: 'my-app', uiFolder: null })
  await host.close()
  await run(folder, 'snapshot restore sample')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 12 })
})

test('cli init: leaves what is there', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'offwrite.config.json'), '{"strict": true}')
  expect((await run(folder, 'init')).text).toContain(
    'Wrote offwrite-snapshots/sample.json\nLeft offwrite.config.json as it is\n',
  )
  expect(readFileSync(join(folder, 'offwrite.config.json'), 'utf8')).toBe('{"strict": true}')
})

test('cli init: reads the framework in package.json', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{"dependencies": {"next": "16.0.0"}, "devDependencies": {"vite": "8"}}')
  expect((await run(folder, 'init --port 4280')).text).toContain(
    'Next.js:\n\n  # .env.development.local\n  NEXT_PUBLIC_APPWRITE_ENDPOINT=http://localhost:4280/v1\n',
  )
})

test.each([
  [['vite'], ['Vite'], 'import.meta.env.VITE_APPWRITE_ENDPOINT'],
  [['@sveltejs/kit', 'vite'], ['SvelteKit'], 'import.meta.env.VITE_APPWRITE_PROJECT_ID'],
  [['expo'], ['Expo'], 'process.env.EXPO_PUBLIC_APPWRITE_ENDPOINT'],
  [['node-appwrite'], ['node-appwrite'], '.setKey(process.env.APPWRITE_API_KEY)'],
  [['astro', 'node-appwrite'], ['Astro', 'node-appwrite'], 'import.meta.env.PUBLIC_APPWRITE_ENDPOINT'],
  [[], [null], "setEndpoint('http://localhost:4280/v1')"],
])('cli init: of the packages %j the snippets are of %j', (packages, frameworks, line) => {
  const snippets = snippetsFor(new Set(packages), 'http://localhost:4280/v1', 'demo')
  expect(snippets.map(({ framework }) => framework)).toEqual(frameworks)
  expect(snippets.map(({ code }) => code).join('')).toContain(line)
})

test('cli doctor: tells that a server answers, of its file, its clock, its faults and the origin', async () => {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  await run(folder, 'clock freeze 2027-01-31T09:00:00Z')
  await run(folder, 'fault add slow')
  const { text, exitCode } = await run(folder, 'doctor --origin http://app.test:5173')
  expect(text).toMatch(new RegExp(`^✓ server: Offwrite \\S+ answers at ${host.url}\n`))
  expect(text).toContain('offwrite.db is open in the server; every write so far is in it\n')
  expect(text).toContain('! clock: Stands still at 2027-01-31T09:00:00.000Z\n    Go with the real time: offwrite clock')
  expect(text).toMatch(/\n! simulation: .*\n {4}See: offwrite fault list\n/)
  expect(text).toContain('✕ origin: http://app.test:5173 may not call the project demo')
  expect(text).toContain('! sdk: package.json names no SDK of Appwrite')
  expect(exitCode).toBe(1)
  expect((await run(folder, 'doctor --origin http://localhost:5173')).exitCode).toBe(0)
})

test('cli doctor: the origin is right once the command that it names has run', async () => {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  onTestFinished(() => host.close())
  const { text } = await run(folder, 'doctor --origin http://app.test:5173')
  const [, method = '', url = '', body = ''] = /curl -X (\w+) (\S+) -d '(.*)'/.exec(text) ?? []
  expect((await fetch(url, { method, body })).status).toBe(200)
  expect((await run(folder, 'doctor --origin http://app.test:5173')).text).toContain('✓ origin: ')
})

test('cli doctor: tells of the port and the data file that nobody has open', async () => {
  const folder = temporaryFolder()
  const port = await closedPort()
  const first = await run(folder, 'doctor', { OFFWRITE_PORT: String(port) })
  expect(first.text).toContain(`✓ port: Port ${port} is free; start with: offwrite serve\n`)
  expect(first.text).toContain('offwrite.db is not there yet; the first start makes it\n')
  expect(first.exitCode).toBe(0)
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  await host.close()
  expect((await run(folder, 'doctor', { OFFWRITE_PORT: String(port) })).text).toMatch(
    /✓ data file: \S+offwrite\.db is whole: \d+ KiB and 0 commits in its log\n/,
  )
})

test('cli doctor: a port that another program has, and a log that is damaged, are in the way', async () => {
  const folder = temporaryFolder()
  const host = await startHost({ port: 0, data: join(folder, 'offwrite.db'), uiFolder: null })
  await host.close()
  writeFileSync(join(folder, 'offwrite.db-log'), 'nonsense\n')
  const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { text, exitCode } = await run(folder, 'doctor', { OFFWRITE_PORT: String(port) })
  expect(text).toMatch(new RegExp(`✕ port: Port ${port} is taken.*\n {4}Use a free one: offwrite serve --port \\d+\n`))
  expect(text).toMatch(/✕ data file: The log of the data file is damaged: .*\n {4}.*offwrite doctor --repair\n/)
  expect(exitCode).toBe(1)
})

test('cli doctor: --repair keeps a copy of a damaged log, and the data file opens again', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'offwrite.db')
  const host = await startHost({ port: 0, data, uiFolder: null })
  await expect(run(folder, 'doctor --repair')).rejects.toThrow('The data file is in use')
  await host.close()
  writeFileSync(`${data}-log`, 'nonsense\n')
  const environment = { OFFWRITE_PORT: String(await closedPort()) }
  const { text, exitCode } = await run(folder, 'doctor --repair', environment)
  expect(text).toMatch(
    /^! data file: Its log was damaged in line 1 \(from byte 0\): .*; 0 commits before that are kept, 9 bytes are cut off\n {4}The log as it was: \S+offwrite\.db-log\.damaged\n/,
  )
  expect(text).toMatch(/\n✓ data file: \S+offwrite\.db is whole: /)
  expect(exitCode).toBe(0)
  expect(readFileSync(`${data}-log.damaged`, 'utf8')).toBe('nonsense\n')
  expect(await runJson(folder, 'users list')).toMatchObject({ total: 0 })
  const again = await run(folder, 'doctor --repair', environment)
  expect(again.text).not.toContain('was damaged')
})

test.each([
  ['{"dependencies": {"appwrite": "^27.0.0"}}', '✓ sdk: appwrite ^27.0.0\n'],
  ['{"dependencies": {"node-appwrite": "10.0.0"}}', '! sdk: node-appwrite 10.0.0 is older than what is tested\n'],
  ['{"devDependencies": {"appwrite": "31.0.0"}}', '! sdk: appwrite 31.0.0 is newer than what is tested\n'],
  ['{"dependencies": {"appwrite": "latest"}}', '! sdk: appwrite latest: its version is not known\n'],
  ['{', '! sdk: package.json names no SDK of Appwrite\n'],
])('cli doctor: of %s', async (manifest, line) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), manifest)
  expect((await run(folder, 'doctor', { OFFWRITE_PORT: String(await closedPort()) })).text).toContain(line)
})

test('cli doctor: the version that is installed counts before the one that is asked for', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{"dependencies": {"appwrite": "latest"}}')
  mkdirSync(join(folder, 'node_modules/appwrite'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/appwrite/package.json'), '{"version": "20.1.0"}')
  const { text } = await run(folder, 'doctor', { OFFWRITE_PORT: String(await closedPort()) })
  expect(text).toContain('✓ sdk: appwrite 20.1.0\n')
})

/** What bash offers for the word behind the last space of a line. */
function completed(line: string, folder = '/'): readonly string[] {
  const words = line.split(' ')
  const script = `${completionScript('bash', commands)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_offwrite; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: folder })
    .split('\n')
    .filter((word) => word !== '')
}

test.skipIf(process.platform === 'win32')('cli completion: bash completes commands, options and words', () => {
  expect(completed('offwrite s')).toEqual(['serve', 'snapshot'])
  expect(completed('offwrite users ')).toEqual(['create', 'list', 'sign-in-as'])
  expect(completed('offwrite serve --pa')).toEqual(['--password-cost'])
  expect(completed('offwrite snapshot save one --m')).toEqual(['--messages'])
  expect(completed('offwrite serve --password-cost ')).toEqual(['cheap', 'production'])
  expect(completed('offwrite snapshot restore one --dates s')).toEqual(['shift'])
  expect(completed('offwrite fault add s')).toEqual(['server-down', 'slow', 'session-dies'])
  expect(completed('offwrite serve --port ')).toEqual([])
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'fixture.json'), '')
  expect(completed('offwrite serve --snapshot fix', folder)).toEqual(['fixture.json'])
})

test('cli completion: each shell has a script that names every command', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { text } = await run('/nowhere', `completion ${shell}`)
    for (const { name } of commands) for (const word of name.split(' ')) expect(text).toContain(word)
  }
  expect((await run('/nowhere', 'completion fish')).text).toContain(
    "complete -c offwrite -n '__fish_seen_subcommand_from clock; and __fish_seen_subcommand_from advance' -l past -x -a 'session token challenge'",
  )
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../../src-main/cli/commands/index.ts'
import { dataPath, hostOptions } from '../../src-main/cli/host-options.ts'
import { nearest } from '../../src-shared/http/nearest.ts'
import { readWords } from '../../src-main/cli/program.ts'
import { serveSettings } from '../../src-main/cli/settings.ts'
import { flagName } from '../../src-main/cli/setting.ts'
import { settleAll, sourcesOf } from '../../src-main/cli/sources.ts'
import { startOptions } from '../../src-main/cli/start-options.ts'
import { wordsOf } from './cli-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What `offwrite serve` would start with. */
function serveWith(line: string, environment: Record<string, string> = {}, folder = '/nowhere') {
  const asked = readWords(
    line.split(' ').filter((word) => word !== ''),
    commands,
  )
  if (asked.kind !== 'run') throw new Error(`Printed: ${asked.text}`)
  const sources = sourcesOf(asked.given, { environment, folder })
  return { ...settleAll(serveSettings, sources), path: dataPath(sources, folder) }
}

function folderWith(config: unknown): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'offwrite.config.json'), JSON.stringify(config))
  return folder
}

test('options: defaults', () => {
  expect(serveWith('serve')).toEqual({
    port: 4280,
    host: null,
    data: './offwrite.db',
    path: '/nowhere/offwrite.db',
    memory: false,
    snapshots: null,
    snapshot: null,
    baseline: null,
    project: null,
    strict: false,
    passwordCost: 'cheap',
    allowHost: [],
    allowOrigin: [],
    seed: null,
    clock: null,
    readyFile: null,
    exitWithParent: false,
    durability: 'process',
    compactAfter: null,
    quiet: false,
    json: false,
  })
})

test('options: all of them', () => {
  const line =
    'serve --port=0 --host 0.0.0.0 --memory --project my-app --strict --password-cost production --allow-host a.test --allow-host b.test ' +
    '--allow-origin http://localhost:5173/ --ready-file r.json --json --quiet --compact-after 9 --seed 7 --exit-with-parent --durability power ' +
    '--clock 2027-01-31T09:00:00Z --snapshots fixtures'
  const values = serveWith(line)
  expect(values).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    path: null,
    project: 'my-app',
    readyFile: 'r.json',
    exitWithParent: true,
    json: true,
    quiet: true,
  })
  expect(hostOptions(values, values.path, '/nowhere')).toEqual({
    data: null,
    snapshots: '/nowhere/fixtures',
    projectId: 'my-app',
    strict: true,
    passwordCost: 'production',
    durability: 'power',
    allowedHosts: ['a.test', 'b.test'],
    controlOrigins: ['http://localhost:5173'],
    start: { clock: 'frozen', now: '2027-01-31T09:00:00Z', seed: 7 },
    compactAfter: { commits: 9, bytes: Number.MAX_SAFE_INTEGER },
  })
})

test('options: flags count before the environment, that before the config file, that before the default', () => {
  const folder = folderWith({ port: 1, project: 'of-file', strict: true, data: 'state/file.db', allowHost: ['a.test'] })
  mkdirSync(join(folder, 'state'))
  const environment = {
    OFFWRITE_PORT: '2',
    OFFWRITE_STRICT: 'false',
    OFFWRITE_ALLOW_ORIGIN: 'http://a.test,http://b.test',
  }
  expect(serveWith('serve --port 3', environment, folder)).toMatchObject({
    port: 3,
    project: 'of-file',
    strict: false,
    allowHost: ['a.test'],
    allowOrigin: ['http://a.test', 'http://b.test'],
    path: join(folder, 'state/file.db'),
    passwordCost: 'cheap',
  })
  expect(serveWith('serve', environment, folder).port).toBe(2)
  expect(serveWith('serve', {}, folder).port).toBe(1)
})

test('options: those that count are told, with where they were given and the line that changes them', () => {
  const folder = folderWith({ project: 'of-file' })
  const environment = { OFFWRITE_STRICT: 'true', OFFWRITE_ALLOW_HOST: 'a.test,b.test' }
  const sources = sourcesOf(new Map([['port', ['3']]]), { environment, folder })
  const told = startOptions(sources, null)
  expect(told.map(({ name }) => name)).toEqual(Object.keys(serveSettings).map(flagName))
  const shown = ['port', 'data', 'project', 'strict', 'json', 'allow-host', 'password-cost'].map((wanted) => {
    const { value, givenBy, example } = told.find(({ name }) => name === wanted) ?? {}
    return [wanted, value, givenBy, example]
  })
  expect(shown).toEqual([
    ['port', '3', '--port', '--port 4280'],
    ['data', null, null, '--data ./offwrite.db'],
    ['project', 'of-file', expect.stringContaining('"project" in '), '--project demo'],
    ['strict', 'on', 'OFFWRITE_STRICT', '--strict'],
    ['json', null, null, '--json'],
    ['allow-host', 'a.test, b.test', 'OFFWRITE_ALLOW_HOST', '--allow-host offwrite.test'],
    ['password-cost', 'cheap', null, '--password-cost production'],
  ])
})

test('options: of data and memory the one nearer to the command line counts', () => {
  const inMemory = folderWith({ memory: true })
  expect(serveWith('serve', {}, inMemory).path).toBeNull()
  expect(serveWith('serve --data x.db', {}, inMemory).path).toBe(join(inMemory, 'x.db'))
  expect(serveWith('serve', { OFFWRITE_MEMORY: '0' }, inMemory).path).toBe(join(inMemory, 'offwrite.db'))
  expect(serveWith('serve --memory', { OFFWRITE_DATA: 'x.db' }).path).toBeNull()
})

test('options: another config file is named by flag or variable, and its paths start where it lies', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'ci'))
  writeFileSync(join(folder, 'ci', 'auth.json'), '{ "readyFile": "ready.json" }')
  const expected = join(folder, 'ci', 'ready.json')
  expect(serveWith('serve --config ci/auth.json', {}, folder).readyFile).toBe(expected)
  expect(serveWith('serve', { OFFWRITE_CONFIG: 'ci/auth.json' }, folder).readyFile).toBe(expected)
})

test('options: variables of others are left alone, and those of exec', () => {
  expect(serveWith('serve', { OFFWRITE_ENDPOINT: 'x', OFFWRITE_API_KEY: 'y', OFFWRITE_CHROMIUM: 'z' }).port).toBe(4280)
})

test.each([
  [
    '{ "prot": 1 }',
    'There is no setting "prot", which stands in ./offwrite.config.json. Did you mean port? For example: "port": 4280',
  ],
  ['{ "xyzzy": 1 }', 'There is no setting "xyzzy", which stands in ./offwrite.config.json. Known are: port, host, '],
  [
    '{ "port": "http" }',
    '"port" in ./offwrite.config.json cannot be "http": it takes a whole number from 0 to 65535, for example: "port": 4280',
  ],
  [
    '{ "strict": "yes" }',
    '"strict" in ./offwrite.config.json cannot be "yes": it takes true or false, for example: "strict": true',
  ],
  ['{ "allowHost": ["a b"] }', 'for example: "allowHost": ["offwrite.test"]'],
  [
    '{ "memory": true, "data": "x.db" }',
    '"memory" in ./offwrite.config.json and "data" in ./offwrite.config.json exclude each other',
  ],
  ['[]', 'The config file ./offwrite.config.json is not an object.\nIt holds an object, for example: { "port": 4280 }'],
  ['{', 'The config file ./offwrite.config.json cannot be read: '],
])('options: the config file %s is refused', (text, message) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'offwrite.config.json'), text)
  expect(() => serveWith('serve', {}, folder)).toThrow(message)
})

test.each([
  [
    { OFFWRITE_PORT: 'http' },
    'OFFWRITE_PORT cannot be "http": it takes a whole number from 0 to 65535, for example: OFFWRITE_PORT=4280',
  ],
  [{ OFFWRITE_PROT: '1' }, 'There is no variable OFFWRITE_PROT. Did you mean OFFWRITE_PORT?'],
  [{ OFFWRITE_CONFIG: 'none.json' }, 'The config file none.json cannot be read: '],
])('options: the environment %j is refused', (environment, message) => {
  expect(() => serveWith('serve', { ...environment })).toThrow(message)
})

test.each([
  ['serve --prot 1', 'There is no option --prot. Did you mean --port?'],
  ['serve --allow-orign x', 'There is no option --allow-orign. Did you mean --allow-origin?'],
  ['serve --xyzzy', 'There is no option --xyzzy. See: offwrite serve --help'],
  ['serve -p 1', 'There is no option -p.'],
  ['serve --no-strict', 'There is no option --no-strict.'],
  ['serve --port', '--port needs a value, for example: --port 4280'],
  ['serve --port --memory', '--port needs a value, for example: --port 4280'],
  ['serve --data=', '--data needs a value, for example: --data ./offwrite.db'],
  ['serve --memory=yes', '--memory takes no value.'],
  ['serve --port http', '--port cannot be "http": it takes a whole number from 0 to 65535, for example: --port 4280'],
  ['serve --port 65536', '--port cannot be "65536"'],
  ['serve --port -1', '--port cannot be "-1"'],
  ['serve --project a/b', '--project cannot be "a/b"'],
  [
    'serve --password-cost dear',
    '--password-cost cannot be "dear": it takes cheap or production, for example: --password-cost production',
  ],
  ['serve --allow-host http://x', '--allow-host cannot be "http://x"'],
  ['serve --allow-origin localhost', '--allow-origin cannot be "localhost"'],
  ['serve --allow-origin http://x/path', '--allow-origin cannot be "http://x/path"'],
  ['serve --compact-after 0', '--compact-after cannot be "0"'],
  [
    'serve --clock tomorrow',
    '--clock cannot be "tomorrow": it takes follow, frozen or a time, for example: --clock 2027-',
  ],
  ['serve --seed -5', '--seed cannot be "-5"'],
  ['serve --memory --data x.db', '--memory and --data exclude each other'],
  ['server', 'There is no command server. Did you mean: offwrite serve'],
  ['xyzzy', 'There is no command xyzzy. There are: serve, exec, '],
  ['users', 'A command is missing behind users. There are: offwrite users create, '],
  ['users lst', 'There is no command users lst. There are: offwrite users create, '],
  ['users list now', 'The word now is not expected behind users list.'],
  ['users sign-in-as', 'The user is missing, for example: offwrite users sign-in-as grace@example.test'],
  ['serve --port 1 now', 'The word now is not expected behind serve.'],
  ['--port 1', 'A command is missing. Did you mean: offwrite serve'],
  ['--strict serve', '--strict stands before the command. Put it behind: offwrite serve --strict'],
])('options: %s is refused', (line, message) => {
  expect(() => serveWith(line)).toThrow(message)
})

test('help: is printed for nothing, for the whole and for each command, with examples', () => {
  const text = (...words: readonly string[]): string => {
    const asked = readWords(words, commands)
    return asked.kind === 'print' ? asked.text : 'runs'
  }
  expect(text()).toContain('Usage: offwrite [options] [command]')
  expect(text('--help')).toBe(text())
  expect(text('help', 'serve')).toBe(text('serve', '-h'))
  for (const { name, examples, summary } of commands) {
    const help = text(...name.split(' '), '--help')
    expect(help).toContain(`Usage: offwrite ${name} `)
    expect(help.replaceAll(/\s+/g, ' ')).toContain(summary)
    expect(help).toContain('--json')
    expect(examples.length).toBeGreaterThan(0)
  }
})

test('help: every example is a command line that is understood', () => {
  for (const { name, examples } of commands) {
    for (const example of examples) {
      const asked = readWords(wordsOf(example.replace(/ (\||>>?) .*/, '')), commands)
      expect([example, asked.kind === 'run' ? asked.command.name : null]).toEqual([example, name])
    }
  }
})

test('nearest: finds a swapped, missing or added letter and nothing far away', () => {
  const words = ['port', 'project', 'quiet']
  expect(['prot', 'pot', 'portt', 'projct', 'banana'].map((word) => nearest(word, words))).toEqual([
    'port',
    'port',
    'port',
    'project',
    null,
  ])
})

import { expect, test } from 'vitest'
import { nearest } from '../../src-main/cli/nearest.ts'
import { readCommand } from '../../src-main/cli/options.ts'

test('options: defaults', () => {
  expect(readCommand(['serve'])).toEqual({
    kind: 'serve',
    options: {
      port: 4280,
      host: null,
      data: './offwrite.db',
      project: 'demo',
      strict: false,
      passwordCost: 'cheap',
      allowedHosts: [],
      allowedOrigins: [],
      readyFile: null,
      json: false,
      quiet: false,
      compactAfter: null,
    },
  })
})

test('options: all of them', () => {
  const words =
    'serve --port=0 --host 0.0.0.0 --memory --project my-app --strict --password-cost production --allow-host a.test --allow-host b.test ' +
    '--allow-origin http://localhost:5173/ --ready-file r.json --json --quiet --compact-after 9'
  expect(readCommand(words.split(' '))).toEqual({
    kind: 'serve',
    options: {
      port: 0,
      host: '0.0.0.0',
      data: null,
      project: 'my-app',
      strict: true,
      passwordCost: 'production',
      allowedHosts: ['a.test', 'b.test'],
      allowedOrigins: ['http://localhost:5173'],
      readyFile: 'r.json',
      json: true,
      quiet: true,
      compactAfter: { commits: 9, bytes: Number.MAX_SAFE_INTEGER },
    },
  })
})

test('options: help and version', () => {
  expect(readCommand([])).toEqual({ kind: 'help' })
  expect(readCommand(['serve', '-h'])).toEqual({ kind: 'help' })
  expect(readCommand(['--version'])).toEqual({ kind: 'version' })
})

test.each([
  ['serve --prot 1', 'There is no option --prot. Did you mean --port?'],
  ['serve --allow-orign x', 'There is no option --allow-orign. Did you mean --allow-origin?'],
  ['serve --xyzzy', 'There is no option --xyzzy. See: offwrite --help'],
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
  ['serve --memory --data x.db', '--memory and --data exclude each other'],
  ['server', 'There is no command server. The command is: offwrite serve'],
  ['serve now', 'The word now is not expected behind serve.'],
  ['--port 1', 'A command is missing. Did you mean: offwrite serve'],
])('options: %s is refused', (line, message) => {
  expect(() => readCommand(line.split(' '))).toThrow(message)
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

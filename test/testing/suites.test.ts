/** Suites of other people, in a run of their own: many tests that sign the same address up, the docs, and MSW 2. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { journey } from '../package/journey.ts'
import { runningHost } from '../sdk/running-host.ts'

const head = `
import { Account, Client } from 'appwrite'
import { expect } from 'vitest'
import { test } from 'offwrite/vitest'
const account = new Account(new Client().setEndpoint('http://appwrite.invalid/v1').setProject('demo'))
const person = { email: 'grace@example.test', password: 'correct horse battery' }
`

const suite = (count: number): string => `${head}
for (let number = 0; number < ${count}; number += 1) {
  test(\`sign-up \${number}\`, async ({ emulator }) => {
    await account.create({ userId: 'grace', ...person, name: \`Grace \${number}\` })
    await account.createEmailPasswordSession(person)
    expect((await account.get()).name).toBe(\`Grace \${number}\`)
    expect((await emulator.call('GET', '/v1/users')).total).toBe(1)
  })
}
`

const failing = `${head}
test('a blocked user', async ({ emulator }) => {
  await emulator.users.create({ userId: 'grace', name: 'Grace Hopper', ...person, status: false })
  await account.createEmailPasswordSession(person)
})
`

/** What MSW 2 does in Node, and what it does not. */
const olderMsw = `${head}
import { RequestHandler } from 'msw'
import { Client as ServerClient, Users } from 'node-appwrite'
import { handlers } from 'offwrite/msw'
test('MSW 2: is what answers', ({ emulator }) => {
  expect(handlers(emulator)[0]).toBeInstanceOf(RequestHandler)
  expect(RequestHandler).not.toBe(newer.RequestHandler)
})
import * as newer from ${JSON.stringify(join(root, 'node_modules/msw/lib/core/index.js'))}
test('MSW 2: the web SDK signs up, in and out by cookies', async () => {
  await account.create({ userId: 'grace', ...person })
  await account.createEmailPasswordSession(person)
  expect((await account.get()).$id).toBe('grace')
  await account.deleteSession({ sessionId: 'current' })
  await expect(account.get()).rejects.toMatchObject({ code: 401 })
})
test('MSW 2: a fault drops a connection', async ({ emulator }) => {
  await emulator.faults.add({ effect: { kind: 'drop' }, next: 1 })
  await expect(account.get()).rejects.toThrow('Failed to fetch')
  await expect(account.get()).rejects.toMatchObject({ code: 401 })
})
test('MSW 2: node-appwrite is not seen', async ({ emulator }) => {
  const client = new ServerClient().setEndpoint('http://appwrite.invalid/v1').setProject('demo').setKey(emulator.apiKey)
  await expect(new Users(client).list()).rejects.toThrow('fetch failed')
})
`

/** The door of MSW for React Native, where there is no page: suites of such apps run in Node. */
const native = `
import { Account, Client } from 'appwrite'
import { setupServer } from 'msw/native'
import { expect } from 'vitest'
import { createTest } from 'offwrite/vitest'
const test = createTest({
  listen: async (handlers) => {
    const server = setupServer(...handlers)
    server.listen({ onUnhandledRequest: 'bypass' })
    return () => server.close()
  },
})
test('MSW 2 for React Native: somebody signs up, verifies and signs in', async ({ emulator }) => {
  expect(['document', 'location', 'localStorage'].filter((name) => Reflect.get(globalThis, name) !== undefined)).toEqual([])
  const account = new Account(new Client().setEndpoint('http://appwrite.invalid/v1').setProject('demo'))
  ${journey}
  expect([$id, emailVerification]).toEqual(['grace', true])
})
`

/** Files share their modules: the harder case, and the quicker one. The second project has MSW 2 for MSW. */
const config = `
const source = (path) => ${JSON.stringify(join(root, 'src-shared'))} + path
const doors = { '': '/index.ts', '/msw': '/msw/index.ts', '/testing': '/testing/index.ts', '/vitest': '/vitest/node.ts' }
const alias = Object.entries(doors).map(([door, path]) => ({ find: new RegExp('^offwrite' + door + '$'), replacement: source(path) }))
const project = (name, folder, aliases) => ({
  resolve: { alias: aliases },
  test: { name, include: [folder + '/*.test.ts'], isolate: false, setupFiles: ['quiet.ts'], testTimeout: 60_000 },
})
export default {
  test: {
    projects: [
      project('msw 3', 'tests', alias),
      project('msw 2', 'msw-2', [...alias, { find: /^msw(?=\\/|$)/, replacement: 'msw2' }]),
    ],
  },
}
`

/** The code blocks of the page that are whole files, with the address of a server that runs. */
function snippets(endpoint: string): readonly string[] {
  const page = readFileSync(join(root, 'docs', 'testing.md'), 'utf8')
  return [...page.matchAll(/```ts run\n([\s\S]*?)```/g)].map(([, code = '']) =>
    code.replaceAll('http://localhost:4280', new URL(endpoint).origin),
  )
}

test('suites: 400 tests leak nothing, in one file or ten at once, in any order; a failure tells its story; docs and MSW 2 work', async () => {
  await using host = await runningHost()
  const folder = mkdtempSync(join(tmpdir(), 'offwrite-suites-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    for (const part of ['tests', 'msw-2']) mkdirSync(join(folder, part))
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
    write('vitest.config.mjs', config)
    // The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
    write('quiet.ts', 'console.warn = () => {}')
    for (const [at, code] of snippets(host.host.endpoint).entries()) write(`tests/snippet-${at + 1}.test.ts`, code)
    write('tests/one.test.ts', suite(200))
    for (let number = 1; number <= 10; number += 1) write(`tests/file-${number}.test.ts`, suite(20))
    write('tests/failing.test.ts', failing)
    write('msw-2/node.test.ts', olderMsw)
    write('msw-2/native.test.ts', native)
    const exitCode = await runVitest(folder)
    const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(report.testResults.filter((file) => file.assertionResults.length === 0)).toEqual([])
    const failed = report.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status === 'failed')
    expect(failed.map(({ title }) => title)).toEqual(['a blocked user'])
    expect([report.numPassedTests, report.numTotalTests, exitCode]).toEqual([414, 415, 1])
    const [message] = failed[0]?.failureMessages ?? []
    expect(message).toContain('POST /v1/account/sessions/email → 403 user_blocked')
    expect(message).toContain("Fix: await emulator.call('PATCH', '/v1/users/grace/status', {\"status\":true})")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)

interface Report {
  readonly numPassedTests: number
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

function runVitest(folder: string): Promise<number | null> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const parameters = ['run', '--root', folder, '--reporter', 'json', '--outputFile', 'report.json']
  // Its own environment: this very run has marks of Vitest in it.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...parameters, '--sequence.shuffle', '--maxWorkers', '2'], {
      cwd: folder,
      env: environment,
      stdio: 'ignore',
    })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

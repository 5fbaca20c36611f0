/** Suites of other people: many tests that all sign the same address up, in one file and in ten that run side by side. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'

const head = `
import { Account, Client } from 'appwrite'
import { expect } from 'vitest'
import { test } from ${JSON.stringify(join(root, 'src-shared/vitest/node.ts'))}
console.warn = () => {}
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

test('suites: 200 tests in one file and 200 in ten files at once leak nothing, in any order, and a failure tells its story', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offwrite-suites-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    mkdirSync(join(folder, 'tests'))
    const write = (name: string, text: string) => writeFileSync(join(folder, 'tests', `${name}.test.ts`), text)
    write('one', suite(200))
    for (let number = 1; number <= 10; number += 1) write(`file-${number}`, suite(20))
    write('failing', failing)
    const exitCode = await runVitest(folder)
    const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    const failed = report.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status === 'failed')
    expect(failed.map(({ title }) => title)).toEqual(['a blocked user'])
    expect([report.numPassedTests, report.numTotalTests, exitCode]).toEqual([400, 401, 1])
    const [message] = failed[0]?.failureMessages ?? []
    expect(message).toContain('POST /v1/account/sessions/email → 403 user_blocked')
    expect(message).toContain("Fix: await emulator.call('PATCH', '/v1/users/grace/status', {\"status\":true})")
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

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
  // Files that share their modules are the harder case, and the quicker one.
  const parameters = ['run', '--no-isolate', '--root', folder, '--reporter', 'json', '--outputFile', 'report.json']
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

/** The server on a machine whose network cable is pulled. */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Account, Client } from 'appwrite'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { serveCli } from './cli-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

const run = promisify(execFile)
const hook = pathToFileURL(join(root, 'test/host/cut-off.js')).href

test('cable: the server asks nothing of another machine, whatever it is asked', async () => {
  const log = join(temporaryFolder(), 'tried')
  const tried = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  const env = { NODE_OPTIONS: `--import=${hook}`, CUT_OFF_LOG: log }
  const cli = await serveCli(['--memory'], { env })
  const control = async (method: string, path: string, body?: unknown) =>
    (await fetch(`${new URL(cli.ui).origin}/__emulator${path}`, { method, body: JSON.stringify(body) })).status
  await control('PATCH', '/projects/demo', {
    smtp: { enabled: true, host: 'smtp.elsewhere.test' },
    authPasswordDictionary: true,
    authDisposableEmails: true,
  })
  expect(await control('POST', '/samples', { projectId: 'demo' })).toBe(201)
  const account = new Account(new Client().setEndpoint(cli.endpoint).setProject(cli.projectId))
  await account.create({ userId: 'new', email: 'new@example.test', password: 'correct horse' })
  await account.createEmailToken({ userId: 'new', email: 'new@example.test' })
  await account.createPhoneToken({ userId: 'unique()', phone: '+15555550199' })
  const page = await fetch(`${cli.endpoint}/account/sessions/oauth2/github?project=demo`)
  expect(await page.text()).toContain('Sign in with GitHub')
  expect((await fetch(cli.ui)).status).toBe(200)
  expect(tried()).toBe('')

  // So that nothing written down means nothing tried.
  const outward = `fetch('http://elsewhere.test').catch(() => {}); fetch('http://192.0.2.1').catch(() => {})`
  await run(process.execPath, ['-e', outward], { env: { ...process.env, ...env } })
  expect(tried().split('\n').toSorted()).toEqual(['', 'connect 192.0.2.1', 'connect elsewhere.test'])
})

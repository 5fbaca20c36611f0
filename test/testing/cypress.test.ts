/**
 * The commands for Cypress against a server that runs. Cypress itself is not here: what stands for it runs a command at
 * once, and carries JSON between the browser and the tasks as Cypress does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { addOffwriteCommands, offwriteTasks } from '../../src-shared/cypress/index.ts'
import { callsOf } from '../../src-shared/cypress/tasks.ts'
import { connect } from '../../src-shared/testing/index.ts'
import { root } from '../architecture/imports.ts'

let host: RunningHost
beforeAll(async () => {
  host = await startHost({ port: 0, data: null, uiFolder: null })
})
afterAll(() => host.close())

/** What JSON says, as loose as that is. */
type Carried = ReturnType<typeof JSON.parse>
type Command = (...values: unknown[]) => Promise<Carried>

const commands = new Map<string, Command>()
const cookies: string[][] = []
const run = (name: string, ...values: unknown[]) => commands.get(name)?.(...values)
const carried = (value: unknown): Carried => {
  // Cypress refuses a task that gives nothing back.
  if (value === undefined) throw new Error('The task returned undefined.')
  return JSON.parse(JSON.stringify(value))
}

beforeEach(async () => {
  const tasks = offwriteTasks({ url: host.url })
  vi.stubGlobal('Cypress', { Commands: { add: (name: string, command: Command) => void commands.set(name, command) } })
  vi.stubGlobal('cy', {
    task: async (_: 'offwrite', task: unknown) => carried(await tasks.offwrite(carried(task))),
    offwrite: (...values: unknown[]) => run('offwrite', ...values),
    setCookie: (...cookie: string[]) => void cookies.push(cookie),
  })
  addOffwriteCommands()
  await run('offwrite', 'reset')
})
afterEach(() => {
  cookies.length = 0
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

const ask = (path: string, body?: unknown, headers = {}) =>
  fetch(`${host.endpoint}${path}`, {
    headers: { 'x-appwrite-project': host.projectId, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })

test('cypress: a browser is signed in by the cookie of a session', async () => {
  const { userId, name } = await run('offwrite', 'createUser', { mfa: 'totp' })
  await run('signInAs', userId)
  const options = { domain: 'localhost', path: '/', httpOnly: true, secure: false, sameSite: 'lax' }
  expect(cookies).toEqual([[expect.any(String), expect.any(String), expect.objectContaining(options)]])
  const account = await ask('/account', undefined, { cookie: cookies[0]?.slice(0, 2).join('=') })
  expect(await account.json()).toMatchObject({ $id: userId, name })
  expect(await run('offwrite', 'totpCode', userId)).toMatch(/^\d{6}$/)
})

test('cypress: a message is waited for, and a reset forgets it', async () => {
  const coming = run('offwrite', 'waitForMessage', { to: 'ada@example.test', kind: 'email-otp' })
  await ask('/account/tokens/email', { userId: 'ada', email: 'ada@example.test' })
  expect((await coming).code).toMatch(/^\d{6}$/)
  await run('offwrite', 'reset')
  const gone = run('offwrite', 'waitForMessage', { to: 'ada@example.test', timeout: '1ms' })
  await expect(gone).rejects.toThrow('The inbox is empty.')
})

test('cypress: clock, faults and the story of a failed call', async () => {
  await run('offwrite', 'freezeClock', '2027-01-31T09:00:00.000Z')
  await run('offwrite', 'advanceClock', '1d')
  const { $createdAt } = await (
    await ask('/account', { userId: 'eve', email: 'eve@example.test', password: 'correct horse' })
  ).json()
  expect($createdAt).toContain('2027-02-01T09:00:00')
  await run('offwrite', 'runClock', 60)
  expect(await run('offwrite', 'clockStatus')).toMatchObject({ mode: 'offset', speed: 60 })
  await run('offwrite', 'updateUser', (await run('offwrite', 'createUser')).userId, { status: false })
  expect((await run('offwrite', 'call', 'GET', '/v1/users')).users).toContainEqual(
    expect.objectContaining({ status: false }),
  )
  await run('offwrite', 'followClock')
  await run('offwrite', 'addFault', { effect: { kind: 'error', type: 'user_blocked' } })
  expect((await ask('/account')).status).toBe(403)
  expect(await run('offwrite', 'explain')).toContain('GET /v1/account → 403 user_blocked')
  expect(await run('offwrite', 'lastRequest', { error: 'user_blocked' })).toMatchObject({ sdk: 'account.get' })
  await run('offwrite', 'clearFaults')
  expect((await ask('/account')).status).toBe(401)
})

test('cypress: the tasks are the calls of the kit, but those that answer no JSON', async () => {
  const emulator = await connect(host.url)
  const { control: _, ...kit } = emulator
  const reached = new Set<string>()
  const watched = <Part extends object>(part: Part, path = ''): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        const at = `${path}${String(name)}`
        if (typeof value === 'object' && value !== null) return watched(value, `${at}.`)
        return typeof value === 'function' ? async () => reached.add(at) : value
      },
    })
  for (const call of Object.values(callsOf(watched(emulator)))) await Reflect.apply(call, null, [])
  const all = Object.entries(kit).flatMap(([name, value]) => {
    if (typeof value === 'function') return [name]
    return typeof value === 'object' ? Object.keys(value).map((own) => `${name}.${own}`) : []
  })
  expect(all).toContain('clock.run')
  expect(all.filter((name) => !reached.has(name)).toSorted()).toEqual(['clock.now', 'close', 'subscribe'])
})

test('cypress: the docs have what the tasks and commands take', async () => {
  const page = readFileSync(join(root, 'docs', 'testing.md'), 'utf8')
  const library = pathToFileURL(join(root, 'out/library/cypress/index.js')).href
  const [config = '', support = '', suite = ''] = [...page.matchAll(/```ts cypress\n([\s\S]*?)```/g)].map(([, code]) =>
    code?.replace("import { defineConfig } from 'cypress'", '').replace("'offwrite/cypress'", `'${library}'`),
  )
  const load = (code: string) => import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
  const visited: string[] = []
  vi.stubEnv('OFFWRITE_URL', host.url)
  vi.stubGlobal('defineConfig', (value: unknown) => value)
  const { default: settings } = await load(config)
  let tasks: ReturnType<typeof offwriteTasks> | null = null
  settings.e2e.setupNodeEvents((_: 'task', given: ReturnType<typeof offwriteTasks>) => (tasks = given))
  let latest: unknown
  vi.stubGlobal('cy', {
    task: async (_: 'offwrite', task: unknown) => carried(await tasks?.offwrite(carried(task))),
    offwrite: (...values: unknown[]) => (latest = run('offwrite', ...values)),
    signInAs: (userId: string) => run('signInAs', userId),
    setCookie: (...cookie: string[]) => void cookies.push(cookie),
    visit: (address: string) => void visited.push(address),
    contains: (text: string) => void visited.push(text),
  })
  commands.clear()
  const before: (() => unknown)[] = []
  vi.stubGlobal('beforeEach', (action: () => unknown) => before.push(action))
  await load(support)
  for (const action of before) action()
  // As Cypress does, which begins a test when the commands before it are through.
  await latest
  expect([...commands.keys(), before.length]).toEqual(['offwrite', 'signInAs', 1])
  await load(suite)
  await expect.poll(() => [visited, cookies.length]).toEqual([['/profile', 'Grace Hopper'], 1])
  const url = 'http://localhost:5173/recovery'
  await run('offwrite', 'createUser', { userId: 'ada', email: 'ada@example.test' })
  await ask('/account/recovery', { email: 'ada@example.test', url })
  await expect.poll(() => visited.at(-1)).toContain(`${url}?userId=ada&secret=`)
})

/** MSW mode in a real page: the official web SDK, a service worker, and hosts that do not exist. */
import { Account, AppwriteException, Client } from 'appwrite'
import { setupWorker } from 'msw/browser'
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import {
  createCookieJar,
  handlers,
  keepStateInPage,
  resetBrowserState,
  signInBrowser,
} from '../../src-shared/msw/index.ts'

const worker = setupWorker()
const password = 'correct horse'
/** Requests for another origin than the page's own that MSW let go. */
const left: string[] = []

beforeAll(async () => {
  worker.events.on('request:unhandled', ({ request }) => {
    if (new URL(request.url).origin !== location.origin) left.push(request.url)
  })
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
})

afterAll(() => worker.stop())

afterEach(() => {
  worker.resetHandlers()
  resetBrowserState({})
  left.length = 0
})

async function frozenEmulator(seed = 1): Promise<Emulator> {
  return createEmulator({ wasm, clock: 'frozen', now: '2026-03-01T12:00:00.000Z', seed })
}

function accountAt(endpoint: string): Account {
  return new Account(new Client().setEndpoint(endpoint).setProject('demo'))
}

async function signUpAndIn(account: Account, email: string): Promise<void> {
  await account.create({ userId: email.split('@')[0] ?? '', email, password, name: 'Grace Hopper' })
  await account.createEmailPasswordSession({ email, password })
}

async function errorOf(call: Promise<unknown>): Promise<AppwriteException> {
  const error: unknown = await call.catch((thrown: unknown) => thrown)
  if (error instanceof AppwriteException) return error
  throw new Error(`No AppwriteException: ${String(error)}`)
}

test('page: the web SDK signs up, signs in, keeps preferences, lists sessions and signs out, and nothing leaves', async () => {
  const emulator = await frozenEmulator()
  worker.use(...handlers(emulator))
  const account = accountAt('http://appwrite.invalid/v1')

  expect((await errorOf(account.get())).type).toBe('general_unauthorized_scope')
  await signUpAndIn(account, 'grace@example.test')
  expect(await account.get()).toMatchObject({ $id: 'grace', email: 'grace@example.test', name: 'Grace Hopper' })
  await account.updatePrefs({ prefs: { theme: 'dark' } })
  expect(await account.getPrefs()).toMatchObject({ theme: 'dark' })
  const { total, sessions } = await account.listSessions()
  expect([total, sessions[0]?.current, sessions[0]?.provider]).toEqual([1, true, 'email'])
  expect(sessions[0]?.clientName).toMatch(/^(Headless )?Chrome/)
  expect((await errorOf(account.createAnonymousSession())).type).toBe('user_session_already_exists')
  await account.deleteSession({ sessionId: 'current' })
  expect((await errorOf(account.get())).code).toBe(401)
  expect(left).toEqual([])
})

test('page: the jar alone keeps the user signed in, and a reset makes the page a guest', async () => {
  const jar = createCookieJar()
  worker.use(...handlers(await frozenEmulator(), { jar }))
  const account = accountAt('http://appwrite.invalid/v1')
  await signUpAndIn(account, 'grace@example.test')
  const fallback = localStorage.getItem('cookieFallback') ?? ''
  expect(fallback).toContain('a_session_demo')
  localStorage.removeItem('cookieFallback')
  expect((await account.get()).$id).toBe('grace')
  localStorage.setItem('cookieFallback', fallback)
  resetBrowserState({ jar })
  expect(localStorage.getItem('cookieFallback')).toBeNull()
  expect((await errorOf(account.get())).code).toBe(401)
})

test('page: without credentials no cookie goes along and none comes back', async () => {
  worker.use(...handlers(await frozenEmulator()))
  await signUpAndIn(accountAt('http://appwrite.invalid/v1'), 'grace@example.test')
  const get = (credentials: RequestCredentials) =>
    fetch('http://appwrite.invalid/v1/account', { credentials, headers: { 'X-Appwrite-Project': 'demo' } })
  expect((await get('include')).status).toBe(200)
  expect((await get('same-origin')).status).toBe(401)
  expect((await get('omit')).status).toBe(401)
})

test('page: two emulators know nothing of each other, although the SDK shares its storage', async () => {
  worker.use(
    ...handlers(await frozenEmulator(1), { endpoint: 'http://one.invalid/v1' }),
    ...handlers(await frozenEmulator(2), { endpoint: 'http://two.invalid/v1' }),
  )
  const [one, two] = [accountAt('http://one.invalid/v1'), accountAt('http://two.invalid/v1')]
  await signUpAndIn(one, 'grace@example.test')
  expect((await errorOf(two.get())).type).toBe('general_unauthorized_scope')
  await signUpAndIn(two, 'ada@example.test')
  expect([(await one.get()).$id, (await two.get()).$id]).toEqual(['grace', 'ada'])
  await two.deleteSessions()
  expect((await one.get()).$id).toBe('grace')
  expect(left).toEqual([])
})

test('page: an endpoint option leaves other origins alone', async () => {
  worker.use(...handlers(await frozenEmulator(), { endpoint: 'http://one.invalid/v1' }))
  expect((await fetch('http://one.invalid/v1/ping')).status).toBe(200)
  await expect(fetch('http://other.invalid/v1/ping')).rejects.toThrow(TypeError)
  expect(left).toEqual(['http://other.invalid/v1/ping'])
})

test('page: the emulator sees the page as a server would, and the page sees what CORS would show', async () => {
  const emulator = await frozenEmulator()
  worker.use(...handlers(emulator))
  const response = await fetch('http://appwrite.invalid/v1/account/sessions/anonymous', {
    method: 'POST',
    credentials: 'include',
    headers: { 'X-Appwrite-Project': 'demo', 'X-Appwrite-Response-Format': '2.0.0' },
  })
  expect(response.status).toBe(201)
  expect([...response.headers.keys()]).toEqual(['content-type', 'x-fallback-cookies'])
  const listed = await fetch('http://appwrite.invalid/__emulator/requests?limit=1')
  const { requests } = await listed.json()
  expect(requests[0].client).toMatchObject({ origin: location.origin, userAgent: navigator.userAgent })
})

test('page: paths that are not emulated are answered, not let go', async () => {
  worker.use(...handlers(await frozenEmulator()))
  const missing = await fetch('http://appwrite.invalid/v1/databases', { headers: { 'X-Appwrite-Project': 'demo' } })
  expect([missing.status, (await missing.json()).type]).toEqual([501, 'general_not_implemented'])
  const unknown = await fetch('http://appwrite.invalid/v1/nothing')
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
  expect(left).toEqual([])
})

test('page: a call whose connection a fault drops fails as without a network, and leaves no cookie', async () => {
  const emulator = await frozenEmulator()
  worker.use(...handlers(emulator))
  const account = accountAt('http://appwrite.invalid/v1')
  await account.create({ userId: 'grace', email: 'grace@example.test', password })
  const fault = { sdk: 'account.createEmailPasswordSession', effect: { kind: 'drop-answer' }, next: 1 }
  const control = new Request('http://localhost/__emulator/faults', { method: 'POST', body: JSON.stringify(fault) })
  expect((await emulator.fetch(control)).status).toBe(201)
  const signIn = () => account.createEmailPasswordSession({ email: 'grace@example.test', password })
  expect(await signIn().catch((error: unknown) => String(error))).toContain('Failed to fetch')
  expect((await errorOf(account.get())).type).toBe('general_unauthorized_scope')
  await signIn()
  expect((await account.get()).$id).toBe('grace')
  expect(left).toEqual([])
})

/** The page goes; MSW too takes that as its end. */
async function leave(): Promise<void> {
  dispatchEvent(new Event('pagehide'))
  await worker.stop()
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
}

test('page: what an emulator held is there after a reload, its clock too, and a reset goes back to the start', async () => {
  const before = await frozenEmulator()
  const forgetFirst = keepStateInPage(before)
  worker.use(...handlers(before))
  await signUpAndIn(accountAt('http://appwrite.invalid/v1'), 'grace@example.test')
  await before.clock.advance('31d')
  await leave()

  const after = await frozenEmulator()
  const forget = keepStateInPage(after)
  worker.resetHandlers(...handlers(after))
  const account = accountAt('http://appwrite.invalid/v1')
  expect((await account.get()).email).toBe('grace@example.test')
  expect(new Date(after.now()).toISOString()).toBe('2026-04-01T12:00:00.000Z')
  await after.reset()
  expect(new Date(after.now()).toISOString()).toBe('2026-03-01T12:00:00.000Z')
  expect((await errorOf(account.get())).code).toBe(401)
  forgetFirst()
  forget()
  await leave()
  expect(sessionStorage.getItem('offwrite')).toBeNull()
})

test('page: a session of anybody signs the page in, and a reset of the emulator signs it out', async () => {
  const emulator = await frozenEmulator()
  worker.use(...handlers(emulator))
  await emulator.users.create({ userId: 'ada' })
  signInBrowser(await emulator.as('ada'))
  const account = accountAt('http://appwrite.invalid/v1')
  expect((await account.get()).$id).toBe('ada')
  await emulator.reset()
  expect(localStorage.getItem('cookieFallback')).toBeNull()
  expect((await errorOf(account.get())).code).toBe(401)
})

/** The official web SDK in a real browser, against a real server on another origin: pre-flights, CORS, cookies. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sharedBrowser } from '../support/chromium.ts'
import { startApp } from './app-server.ts'
import { runningHost } from './running-host.ts'

const browser = sharedBrowser()

/** Runs `script` in the page with `account` at hand; an error comes back as text. */
async function inPage(page: Page, endpoint: string, script: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const { Account, Client } = window.Appwrite
    const account = new Account(new Client().setEndpoint(${JSON.stringify(endpoint)}).setProject('demo'))
    try { ${script} } catch (error) { return error.name + ' ' + (error.type ?? '') + ' ' + (error.code ?? '') }
  })()`)
}

const signUp = `
  await account.create({ userId: 'grace', email: 'grace@example.test', password: 'correct horse' })
  await account.createEmailPasswordSession({ email: 'grace@example.test', password: 'correct horse' })
  return (await account.get()).email`

test('Chromium: signs up and in from another origin, by cookie alone too, until it signs out', async () => {
  await using server = await runningHost()
  await using app = await startApp()
  const context = await browser().newContext()
  const page = await context.newPage()
  const preflights: number[] = []
  const warnings: string[] = []
  page.on('console', (message) => warnings.push(message.text()))
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ type, response }) => {
    if (type === 'Preflight') preflights.push(response.status)
  })
  await page.goto(`http://localhost:${app.port}/`)
  const { endpoint } = server.host

  expect(await inPage(page, endpoint, signUp)).toBe('grace@example.test')
  expect(new Set(preflights)).toEqual(new Set([204]))
  // The warning about the format is in no exposed header, so a page never hears of it.
  expect(warnings.filter((text) => text.includes('newer than server'))).toEqual([])
  const cookies = await context.cookies()
  expect(cookies.map(({ name, httpOnly }) => [name, httpOnly])).toContainEqual(['a_session_demo_legacy', true])

  const byCookie = `localStorage.removeItem('cookieFallback'); return (await account.get()).$id`
  expect(await inPage(page, endpoint, byCookie)).toBe('grace')
  await context.clearCookies()
  expect(await inPage(page, endpoint, byCookie)).toBe('AppwriteException general_unauthorized_scope 401')

  const signOut = `
    await account.createEmailPasswordSession({ email: 'grace@example.test', password: 'correct horse' })
    await account.deleteSession({ sessionId: 'current' })
    return (await account.get()).$id`
  expect(await inPage(page, endpoint, signOut)).toBe('AppwriteException general_unauthorized_scope 401')
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('Chromium: a page whose host is no platform of the project gets nothing, until the platform is added', async () => {
  await using server = await runningHost()
  await using app = await startApp()
  const context = await browser().newContext()
  const page = await context.newPage()
  await page.goto(`http://app.example.test:${app.port}/`)
  const { endpoint, url } = server.host
  expect(await inPage(page, endpoint, signUp)).toBe('TypeError  ')
  const answer = await fetch(`${url}/__emulator/projects/demo`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platforms: [{ type: 'web', hostname: 'app.example.test', key: '' }] }),
  })
  expect(answer.status).toBe(200)
  expect(await inPage(page, endpoint, signUp)).toBe('grace@example.test')
  await context.close()
})

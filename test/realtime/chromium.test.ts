/** Realtime in a real browser: the official SDK in a page of another origin, known by its cookie alone. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { startApp } from '../sdk/app-server.ts'
import { runningHost } from '../sdk/running-host.ts'
import { sharedBrowser } from '../support/chromium.ts'

const browser = sharedBrowser()

/** Runs `script` in the page with a client and its account at hand. */
async function inPage(page: Page, endpoint: string, script: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const { Account, Client } = window.Appwrite
    const client = new Client().setEndpoint(${JSON.stringify(endpoint)}).setProject('demo')
    const account = new Account(client)
    ${script}
  })()`)
}

const signIn = `
  await account.create({ userId: 'grace', email: 'grace@example.test', password: 'correct horse' })
  await account.createEmailPasswordSession({ email: 'grace@example.test', password: 'correct horse' })`

test('Chromium: a page hears of its account by cookie, and by the session it keeps itself', async () => {
  await using server = await runningHost()
  await using app = await startApp()
  const page = await browser().newPage()
  await page.goto(`http://localhost:${app.port}/`)
  const { endpoint } = server.host
  const rename = (name: string) => `
    const heard = new Promise((resolve) => client.subscribe('account', ({ payload }) => resolve(payload.name)))
    const taken = new Promise((resolve) => {
      const listen = client.realtime.onMessage
      client.realtime.onMessage = (event) => {
        listen(event)
        if (JSON.parse(event.data).data?.to === 'subscribe') resolve()
      }
    })
    await taken
    await account.updateName({ name: '${name}' })
    return heard`
  expect(await inPage(page, endpoint, `${signIn}${rename('By its storage')}`)).toBe('By its storage')
  expect(await inPage(page, endpoint, `localStorage.clear()\n${rename('By its cookie')}`)).toBe('By its cookie')
  await page.close()
})

test('Chromium: a page whose host is no platform of the project is refused, even by socket', async () => {
  await using server = await runningHost()
  await using app = await startApp()
  const page = await browser().newPage()
  await page.goto(`http://app.example.test:${app.port}/`)
  const script = `
    const socket = new WebSocket('${server.host.endpoint.replace('http', 'ws')}/realtime?project=demo')
    const said = []
    socket.onmessage = ({ data }) => said.push(JSON.parse(data))
    return new Promise((resolve) => (socket.onclose = ({ code }) => resolve([code, said[0]?.data?.code])))`
  expect(await inPage(page, server.host.endpoint, script)).toEqual([1008, 1008])
  await page.close()
})

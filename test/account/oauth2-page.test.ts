/** The login page of emulated OAuth2 providers, and who signs in without it. */
import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, type World } from '../support/world.ts'
import { ada, errorIn, formOf, origin, startOf, success, visit } from './oauth2-browser.ts'

const page = (world: World, query = {}, provider = 'google') =>
  visit(world, startOf('sessions', provider, { success, ...query }), { choice: null })

const labels = (html: string) => [...html.matchAll(/<span><b>([^<]*)<\/b>/g)].map(([, label]) => label)

async function choose(world: World, url: URL, fields: Readonly<Record<string, string>>, headers = {}) {
  const request = new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) })
  return world.emulator.fetch(request)
}

test('oauth2 page: says that it is emulated, what is asked for and where the browser goes next', async () => {
  const world = await newWorld()
  const { html, headers, status } = await page(world, { 'scopes[]': 'repo' }, 'huggingface')
  expect(status).toBe(200)
  expect(html).toContain('<p class="tag">Emulated</p>')
  expect(html).toContain('<h1>Sign in with Hugging Face</h1>')
  expect(html).toContain('your repositories, to read and change them (<code>repo</code>)')
  expect(html).toContain('Next: <b>localhost:3000</b>')
  expect(html).toContain('If it fails: <b>localhost:4280</b>')
  expect(html).not.toMatch(/(?:src|href)=/)
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-.*frame-ancestors 'none'$/,
  )
  expect([headers.get('x-frame-options'), headers.get('cache-control')]).toEqual(['DENY', 'no-store'])
})

test('oauth2 page: offers who signed in before, then users by their address, then a new person', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'grace', name: 'Grace Hopper', email: 'grace@example.test' })
  await world.server('POST', '/users', { userId: 'phone', name: 'No address', phone: '+15555550100' })
  await visit(world, startOf('sessions', 'google'), { choice: ada })
  const { html } = await page(world)
  expect(labels(html)).toEqual(['Ada Lovelace', 'Grace Hopper', 'New person'])
  const { body } = await world.control('GET', '/projects/demo/oauth2/google/people')
  expect(body).toMatchObject({
    total: 2,
    people: [
      { providerUid: '1815', name: 'Ada Lovelace', email: 'ada@example.test' },
      { name: 'Grace Hopper', email: 'grace@example.test', emailVerified: true },
    ],
  })
  const end = await visit(world, startOf('sessions', 'google'), { choice: { person: '1' } })
  const session = end.cookies.get('a_session_demo') ?? ''
  expect((await world.call('GET', '/account', { session })).body.$id).toBe('grace')
})

test('oauth2 page: starts with a made-up person that stays the same until one signed in', async () => {
  const world = await newWorld()
  const first = formOf((await page(world)).html)?.values
  expect(first).toMatchObject({ person: 'new', emailVerified: 'true' })
  expect(first?.email).toMatch(/@example\.com$/)
  expect(formOf((await page(world)).html)?.values).toEqual({ ...first, ticket: expect.any(String) })
  expect(formOf((await page(await newWorld())).html)?.values.providerUid).toBe(first?.providerUid)
  await visit(world, startOf('sessions', 'google'))
  expect(formOf((await page(world)).html)?.values.providerUid).not.toBe(first?.providerUid)
})

test('oauth2 page: escapes names, scopes, hosts and addresses', async () => {
  const world = await newWorld()
  const evil = '"><script>alert(1)</script>'
  await world.server('POST', '/users', { userId: 'grace', name: evil, email: 'grace@example.test' })
  await world.control('PATCH', '/projects/demo', { name: evil })
  const { html } = await page(world, { 'scopes[]': evil })
  expect(html.match(/<script>/g)).toHaveLength(1)
  expect(html).toContain('&#34;&#62;&#60;script&#62;')
  const { url } = await page(world)
  url.searchParams.set('state', JSON.stringify({ success: `x${evil}`, failure: `https://${evil}` }))
  const asked = await (await world.emulator.fetch(new Request(url))).text()
  expect(asked.match(/<script>/g)).toHaveLength(1)
  expect(asked).toContain('class="warning"')
})

test('oauth2 page: takes a choice once, from itself only', async () => {
  const world = await newWorld()
  const { url, html } = await page(world)
  const { ticket = '' } = formOf(html)?.values ?? {}
  const sent = { ticket, ...ada }
  for (const headers of [
    { origin: 'http://localhost:3000' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin, 'sec-fetch-site': 'same-site' },
  ]) {
    const refused = await choose(world, url, sent, headers)
    expect([refused.status, refused.headers.get('x-emulator-error')]).toEqual([403, 'control_origin_refused'])
  }
  const guessed = await choose(world, url, { ...sent, ticket: 'guessed' }, { origin })
  expect([guessed.status, guessed.headers.get('location')]).toEqual([400, null])
  expect((await choose(world, url, sent, { origin })).status).toBe(303)
  const again = await choose(world, url, sent, { origin })
  expect([again.status, again.headers.get('x-emulator-error')]).toEqual([400, 'ticket_refused'])
  expect(await again.text()).toContain('Go back to the app and sign in again.')
})

test('oauth2 page: leads to the callback of a project of this server and nowhere else', async () => {
  const world = await newWorld()
  const callback = `${origin}/v1/account/sessions/oauth2/callback/google/`
  for (const target of ['https://elsewhere.example', `${callback}nothing`, callback.replace('google', 'github'), '']) {
    const query = new URLSearchParams({ redirect_uri: target, state: '{}' }).toString()
    const reply = await world.emulator.fetch(new Request(`${origin}/__emulator/oauth2/google?${query}`))
    expect([reply.status, reply.headers.get('location')], target).toEqual([400, null])
  }
  const unknown = await world.emulator.fetch(new Request(`${origin}/__emulator/oauth2/nobody`))
  expect(unknown.status).toBe(404)
  const put = await world.emulator.fetch(new Request(`${origin}/__emulator/oauth2/google`, { method: 'PUT' }))
  expect(put.status).toBe(405)
})

test('oauth2 page: who is chosen for next time signs in without it, until told otherwise', async () => {
  const world = await newWorld()
  await visit(world, startOf('sessions', 'google'), { choice: { ...ada, standing: 'true' } })
  const { body } = await world.control('GET', '/projects/demo/oauth2')
  expect(body).toMatchObject({ total: 1, answers: [{ provider: 'google', providerUid: '1815', outcome: 'sign-in' }] })
  const end = await visit(world, startOf('sessions', 'google'))
  expect(end.hops[1]).toBe('GET /__emulator/oauth2/google 303')
  expect(end.url.href).toBe(success)
  expect((await page(world, {}, 'github')).hops[1]).toBe('GET /__emulator/oauth2/github 200')
  expect((await world.control('DELETE', '/projects/demo/oauth2/google/person')).status).toBe(204)
  expect((await page(world)).status).toBe(200)
})

test('oauth2 person: is named by a control call, with what is left out made up', async () => {
  const world = await newWorld()
  expect((await world.control('GET', '/projects/demo/oauth2/google/person')).status).toBe(404)
  const put = await world.control('PUT', '/projects/demo/oauth2/google/person', { email: 'ada@example.test' })
  expect(put.body).toEqual({
    provider: 'google',
    providerUid: expect.stringMatching(/^\d+$/),
    name: expect.any(String),
    email: 'ada@example.test',
    emailVerified: true,
    outcome: 'sign-in',
  })
  expect((await world.control('GET', '/projects/demo/oauth2/google/person')).body).toEqual(put.body)
  const deny = await world.control('PUT', '/projects/demo/oauth2/google/person', { outcome: 'deny' })
  expect(deny.body.outcome).toBe('deny')
  expect(errorIn(await visit(world, startOf('sessions', 'google'))).type).toBe('user_oauth2_provider_error')
  expect((await world.control('PUT', '/projects/demo/oauth2/google/person', { outcome: 'x' })).status).toBe(400)
  for (const provider of ['nobody', 'mock']) {
    const put = await world.control('PUT', `/projects/demo/oauth2/${provider}/person`, {})
    expect([put.status, put.body.type], put.story).toEqual([400, 'invalid'])
  }
})

test('oauth2 person: goes with its project, and stands in the database', async () => {
  const world = await newWorld()
  await world.control('PUT', '/projects/demo/oauth2/google/person', { providerUid: '7' })
  const { bytes } = world.emulator.exportDatabase()
  const other = await newWorld({ stored: { database: bytes, commits: [] } })
  expect((await other.control('GET', '/projects/demo/oauth2')).body.total).toBe(1)
  await other.control('DELETE', '/projects/demo')
  await other.control('POST', '/projects', { projectId: 'demo' })
  expect((await other.control('GET', '/projects/demo/oauth2')).body.total).toBe(0)
})

test('oauth2 person: the control client names, lists and forgets one', async () => {
  const { emulator } = await newWorld()
  const client = createControlClient({
    origin,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })
  const put = await client.putOAuth2Answer('demo', 'google', { name: 'Ada Lovelace', outcome: 'no-email' })
  expect(put).toMatchObject({ provider: 'google', name: 'Ada Lovelace', outcome: 'no-email' })
  expect(await client.oauth2Answers('demo')).toEqual({ total: 1, answers: [put] })
  await client.deleteOAuth2Answer('demo', 'google')
  expect((await client.oauth2Answers('demo')).total).toBe(0)
})

/** Whichever way an address comes in, the list of throw-away mailboxes is there when it counts: it is not before. */
import { expect, test } from 'vitest'
import { createDisposableDomains, loadDisposableDomains } from '../../src-shared/domain/disposable-domains.ts'
import { ada, startOf, visit } from '../account/oauth2-browser.ts'
import { importFile } from '../support/import-file.ts'
import { newWorld, password, type World } from '../support/world.ts'

const email = 'ada@mailinator.com'

test('disposable domains: addresses that cannot be of one need no list', async () => {
  const domains = createDisposableDomains()
  await domains.load('ann@EXAMPLE.test')
  expect(domains.has('example.test')).toBe(false)
  expect(() => domains.has('mailinator.com')).toThrow('before it is loaded')
  await domains.load('ann@mailinator.com')
  expect(domains.has('mailinator.com')).toBe(true)
})

test('disposable domains: the list is long, and has no name that goes without it', async () => {
  const listed = await loadDisposableDomains()
  const { has } = createDisposableDomains()
  const goesWithout = (domain: string): boolean => {
    try {
      return !has(domain)
    } catch {
      return false
    }
  }
  expect(goesWithout('example.com')).toBe(true)
  expect(listed.size).toBeGreaterThan(5_000)
  expect([...listed].filter(goesWithout)).toEqual([])
})

const ways: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  'a sign-up': ({ call }) => call('POST', '/account', { body: { userId: 'ada', email, password } }),
  'a call of a server': ({ server }) => server('POST', '/users', { userId: 'ada', email: ` ${email.toUpperCase()}` }),
  'a magic URL': ({ call }) => call('POST', '/account/tokens/magic-url', { body: { userId: 'ada', email } }),
  async 'a change of the address'({ call, signedIn }) {
    const { session } = await signedIn({ userId: 'ada' })
    await call('PATCH', '/account/email', { session, body: { email, password } })
  },
  async 'an invitation'({ server }) {
    await server('POST', '/teams', { teamId: 'staff', name: 'Staff' })
    await server('POST', '/teams/staff/memberships', { email, roles: [], url: 'http://localhost:3000' })
  },
  'a provider of OAuth2': (world) => visit(world, startOf('sessions', 'google'), { choice: { ...ada, email } }),
  'an import': (world) => importFile(world, `id,email\nada,${email}\n`, { format: 'csv' }),
  async 'a copy of a user'(world) {
    const from = await newWorld()
    await from.server('POST', '/users', { userId: 'ada', email })
    world.emulator.restore(from.emulator.snapshot())
    await world.control('POST', '/projects/demo/users/bulk', { action: 'duplicate', userIds: ['ada'] })
  },
}

test.each(Object.entries(ways))('disposable domains: are known to %s', async (_name, come) => {
  const world = await newWorld()
  await come(world)
  const { body } = await world.server('GET', '/users')
  const users = Array.isArray(body.users) ? body.users : []
  expect(users.at(-1)).toMatchObject({ emailIsDisposable: true })
})

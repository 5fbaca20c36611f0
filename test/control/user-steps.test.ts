/** Many users at once: one call, one step to put back; and people who are made up. */
import { expect, test } from 'vitest'
import { idsOf, must } from '../teams/people.ts'
import { newWorld, type World } from '../support/world.ts'

async function threePeople() {
  const world = await newWorld()
  for (const [userId, more] of Object.entries({
    grace: { email: 'grace@example.test', phone: '+15555550100', password: 'correct horse' },
    ada: { email: 'ada@example.test' },
    alan: {},
  })) {
    must(await world.server('POST', '/users', { userId, name: userId, ...more }))
  }
  const step = async (action: string, userIds: readonly string[], more: object = {}) =>
    must(await world.control('POST', '/projects/demo/users/bulk', { action, userIds, ...more }))
  return { world, step, user: async (id: string) => must(await world.server('GET', `/users/${id}`)).body }
}

const list = async (world: World, asked: Readonly<Record<string, string>> = {}) =>
  must(await world.control('GET', `/projects/demo/users?${new URLSearchParams(asked).toString()}`)).body

const everybody = ['grace', 'ada', 'alan']

test('POST …/users/bulk: each action changes whom it can, once, and one step puts all of it back', async () => {
  const { world, step } = await threePeople()
  must(await world.server('POST', '/users/grace/sessions'))
  must(await world.server('PUT', '/users/ada/labels', { labels: ['beta'] }))
  const before = await list(world)
  const changed: Readonly<Record<string, readonly string[]>> = {
    block: everybody,
    unblock: [],
    'verify-email': ['grace', 'ada'],
    'unverify-email': [],
    'verify-phone': ['grace'],
    'unverify-phone': [],
    'add-label': ['grace', 'alan'],
    'remove-label': ['ada'],
    'sign-out': ['grace'],
    'reset-password': everybody,
    delete: everybody,
  }
  for (const [action, users] of Object.entries(changed)) {
    const { body, headers } = await step(action, [...everybody, 'gone'], { label: 'beta' })
    expect([action, body.users, body.missing]).toEqual([action, users, ['gone']])
    if (users.length === 0) {
      expect(headers.get('x-emulator-step-id')).toBeNull()
      continue
    }
    must(await world.control('POST', `/history/${headers.get('x-emulator-step-id') ?? ''}/undo`))
    expect([action, await list(world)]).toEqual([action, before])
  }
})

test('POST …/users/bulk: names the step, and keeps the state before many are deleted', async () => {
  const { world, step } = await threePeople()
  const title = async () => {
    const steps = (await world.control('GET', '/history?limit=1')).body.steps
    return Array.isArray(steps) ? steps[0]?.title : null
  }
  await step('add-label', ['ada', 'alan'], { label: 'beta' })
  expect(await title()).toBe('Add the label beta to 2 users')
  expect((await step('delete', ['grace'])).body.before).toBeNull()
  expect(await title()).toBe('Delete grace')
  expect((await step('delete', ['ada', 'alan'])).body.before).toBe('auto-000001')
  expect((await list(world)).total).toBe(0)
})

test('POST …/users/bulk: a reset password signs in, and ends sessions where the project says so', async () => {
  const { world, step } = await threePeople()
  must(await world.control('PATCH', '/projects/demo', { authInvalidateSessions: false, authPasswordStrengthMin: 40 }))
  must(await world.server('POST', '/users/grace/sessions'))
  const { password } = (await step('reset-password', ['grace', 'ada'])).body
  expect(String(password)).toHaveLength(40)
  expect(await list(world, { filter: 'session:yes' })).toMatchObject({ total: 1 })
  for (const email of ['grace@example.test', 'ada@example.test']) {
    must(await world.call('POST', '/account/sessions/email', { body: { email, password } }))
  }
  must(await world.control('PATCH', '/projects/demo', { authInvalidateSessions: true }))
  await step('reset-password', ['grace', 'ada'])
  expect(await list(world, { filter: 'session:yes' })).toMatchObject({ total: 0 })
})

test('POST …/users/bulk: a copy has a name, an email and a password of its own', async () => {
  const { world, step, user } = await threePeople()
  must(await world.server('PATCH', '/users/grace/prefs', { prefs: { theme: 'dark' } }))
  const copy = async () => String((await step('duplicate', ['grace'])).body.users)
  const first = await copy()
  const second = await copy()
  expect(await user(first)).toMatchObject({
    name: 'grace',
    email: 'grace+2@example.test',
    phone: '',
    prefs: { theme: 'dark' },
    targets: [{ identifier: 'grace+2@example.test' }],
  })
  expect(await user(second)).toMatchObject({ email: 'grace+3@example.test' })
  must(
    await world.call('POST', '/account/sessions/email', {
      body: { email: 'grace+3@example.test', password: 'correct horse' },
    }),
  )
})

test('POST …/users/bulk: refuses a label that is missing or none', async () => {
  const { world } = await threePeople()
  const answer = async (body: object) => {
    const { status, body: error } = await world.control('POST', '/projects/demo/users/bulk', body)
    return [status, error.type]
  }
  expect(await answer({ action: 'add-label', userIds: ['ada'] })).toEqual([400, 'invalid'])
  expect(await answer({ action: 'add-label', userIds: ['ada'], label: 'not-a-label' })).toEqual([400, 'invalid'])
  expect(await answer({ action: 'promote', userIds: ['ada'] })).toEqual([400, 'invalid'])
})

test('POST …/users/generate: the same seed makes the same people, and more of them adds the rest', async () => {
  const worlds = await Promise.all([threePeople(), threePeople()])
  const generate = async ({ world }: (typeof worlds)[number], body: object) =>
    must(await world.control('POST', '/projects/demo/users/generate', body))
  const [one, other] = worlds
  const first = await generate(one, { count: 30, seed: 7 })
  expect(first.body.users).toHaveLength(30)
  expect((await generate(other, { count: 30, seed: 7 })).body).toEqual(first.body)
  expect(await list(other.world, { limit: '50' })).toEqual(await list(one.world, { limit: '50' }))

  expect((await generate(one, { count: 45, seed: 7 })).body.users).toHaveLength(15)
  expect((await generate(one, { count: 5, seed: 8 })).body.users).toHaveLength(5)
  expect((await list(one.world)).total).toBe(3 + 45 + 5)

  const step = first.headers.get('x-emulator-step-id') ?? ''
  must(await one.world.control('POST', `/history/${step}/undo`))
  expect((await list(one.world)).total).toBe(3 + 15 + 5)
})

test('POST …/users/generate: they sign in with the password that is told', async () => {
  const { world } = await threePeople()
  const { password } = must(await world.control('POST', '/projects/demo/users/generate', { count: 20 })).body
  const { users } = await list(world, { filter: 'status:active password:yes', order: 'joined', limit: '1' })
  const [email] = idsOf(users, 'email')
  must(await world.call('POST', '/account/sessions/email', { body: { email, password } }))
  must(await world.control('POST', '/projects/demo/users/generate', { count: 2, seed: 9, passwords: false }))
  expect((await list(world, { filter: 'password:no' })).total).toBe(2 + 2)
})

test('POST …/users/generate: hundreds have ids and addresses of their own', async () => {
  const { world } = await threePeople()
  const { users } = must(await world.control('POST', '/projects/demo/users/generate', { count: 400 })).body
  expect(new Set(Array.isArray(users) ? users : []).size).toBe(400)
  expect((await list(world)).total).toBe(403)
})

test('GET …/users: counts teams and identities, finds by them, and orders by them', async () => {
  const world = await newWorld()
  must(await world.control('POST', '/samples', { projectId: 'demo' }))
  must(await world.server('POST', '/teams', { teamId: 'night', name: 'Night' }))
  must(await world.server('POST', '/teams/night/memberships', { userId: 'oauth', roles: [] }))
  const ids = async (asked: Readonly<Record<string, string>>) => idsOf((await list(world, asked)).users, 'id')
  expect(await ids({ filter: 'team:night' })).toEqual(['oauth'])
  expect(await ids({ filter: 'provider:none', order: '-identities' })).toHaveLength(11)
  const { identities } = (await world.server('GET', '/users/identities')).body
  const [provider] = idsOf(identities, 'provider')
  expect(await ids({ filter: `provider:${String(provider)}` })).toEqual(['oauth'])
  expect((await list(world, { filter: 'id:oauth' })).users).toMatchObject([{ identities: 2, teams: 1 }])
  expect((await ids({ order: '-sessions', limit: '1' }))[0]).toBe('grace')
  expect((await ids({ order: '-identities', limit: '1' }))[0]).toBe('oauth')
  expect((await ids({ order: '-mfa', limit: '3' })).length).toBe(3)
  expect((await ids({ order: 'id', limit: '1' }))[0]).toBe('ada')
})

test('GET …/users: finds who has changed since the baseline and since a snapshot', async () => {
  const { world } = await threePeople()
  const found = async (filter: string) => idsOf((await list(world, { filter, order: 'name' })).users, 'id')
  must(await world.control('PUT', '/snapshots/baseline'))
  must(await world.control('PUT', '/snapshots/checkout', {}))
  expect(await found('changed:yes')).toEqual([])
  must(await world.server('PATCH', '/users/ada/name', { name: 'Ada' }))
  must(await world.server('POST', '/users/alan/sessions'))
  expect(await found('changed:yes')).toEqual(['ada', 'alan'])
  expect(await found('changed:no')).toEqual(['grace'])
  must(await world.control('PUT', '/snapshots/baseline'))
  expect(await found('changed:yes')).toEqual([])
  expect(await found('changed:checkout')).toEqual(['ada', 'alan'])
  expect((await world.control('GET', '/projects/demo/users?filter=changed:nothing')).status).toBe(404)
})

/** The inspector's *Fix it* and what helps on beside it: each fix that is offered lets the same call pass. */
import { expect, test } from 'vitest'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'

async function take({ lastExchange, server, control }: World, label: string): Promise<void> {
  const { fixes } = await lastExchange()
  const fix = fixes.find((one) => one.label === label)
  if (fix === undefined) throw new Error(`Offered is: ${fixes.map((one) => one.label).join(', ') || 'nothing'}`)
  const { method, path, body } = fix.call
  must(
    path.startsWith('/__emulator')
      ? await control(method, path.replace('/__emulator', ''), body ?? undefined)
      : await server(method, path.replace('/v1', ''), body ?? undefined),
  )
}

const signIn = ({ call }: World, email: string, given: string): Promise<Reply> =>
  call('POST', '/account/sessions/email', { body: { email, password: given } })

async function codeFor({ call, control }: World): Promise<string> {
  must(await call('POST', '/account/tokens/email', { body: { userId: 'ada', email: 'ada@example.test' } }))
  return String((await control('GET', '/inbox/latest')).body.code)
}

const useCode = ({ call }: World, secret: string): Promise<Reply> =>
  call('POST', '/account/sessions/token', { body: { userId: 'ada', secret } })

test('invalid credentials: the password that was typed is set for the user', async () => {
  const world = await newWorld()
  await world.signedIn()
  expect(outcome(await signIn(world, 'grace@example.test', 'battery staple'))).toBe('401 user_invalid_credentials')
  await take(world, 'Set this password for Grace Hopper')
  expect(outcome(await signIn(world, 'grace@example.test', 'battery staple'))).toBe('201')
  await signIn(world, 'grace@example.test', 'short')
  expect((await world.lastExchange()).fixes).toEqual([])
})

test('more factors: one is marked done for this session, and the codes are a step away', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  must(await world.control('PUT', '/projects/demo/users/grace/totp', {}))
  must(await world.server('PATCH', '/users/grace/mfa', { mfa: true }))
  const read = () => world.call('GET', '/account', { session })
  expect(outcome(await read())).toBe('401 user_more_factors_required')
  const { fixes, leads } = await world.lastExchange()
  expect(fixes.map(({ label }) => label)).toEqual(['Mark a second factor done', 'Switch MFA off for Grace Hopper'])
  expect(leads).toEqual([{ label: 'Show the codes of Grace Hopper', shows: { kind: 'codes', id: 'grace' } }])
  await take(world, 'Mark a second factor done')
  expect(outcome(await read())).toBe('200')
})

test('an expired code: the clock is moved back, or the code is sent again', async () => {
  const world = await newWorld()
  const code = await codeFor(world)
  must(await world.control('POST', '/clock/advance', { by: '1h' }))
  expect(outcome(await useCode(world, code))).toBe('401 user_invalid_token')
  await take(world, 'Send it again')
  const { body: again } = await world.control('GET', '/inbox/latest')
  expect(again.code).not.toBe(code)
  expect(outcome(await useCode(world, code))).toBe('401 user_invalid_token')
  await take(world, 'Move the clock back')
  expect((await world.control('GET', '/clock')).body.mode).toBe('frozen')
  expect(outcome(await useCode(world, code))).toBe('201')
})

test('an expired code: a clock that runs goes on running', async () => {
  const world = await newWorld({ clock: 'follow' })
  const code = await codeFor(world)
  must(await world.control('POST', '/clock/advance', { by: '1h' }))
  await useCode(world, code)
  await take(world, 'Move the clock back')
  expect((await world.control('GET', '/clock')).body.mode).toBe('offset')
  expect(outcome(await useCode(world, code))).toBe('201')
})

test('a used code: who used it is a step away', async () => {
  const world = await newWorld()
  const code = await codeFor(world)
  must(await useCode(world, code))
  const { id } = await world.lastExchange()
  expect(outcome(await useCode(world, code))).toBe('401 user_invalid_token')
  const { fixes, leads } = await world.lastExchange()
  expect(leads).toEqual([{ label: 'Show who used it', shows: { kind: 'request', id } }])
  expect(fixes.map(({ label }) => label)).toEqual(['Send it again'])
})

test('a wrong code: the one that waits is a step away', async () => {
  const world = await newWorld()
  await codeFor(world)
  const { body: message } = await world.control('GET', '/inbox/latest')
  expect(outcome(await useCode(world, '000000'))).toBe('401 user_invalid_token')
  const { fixes, leads } = await world.lastExchange()
  expect(leads).toEqual([{ label: 'Show the one that waits', shows: { kind: 'message', id: message.id } }])
  expect(fixes).toEqual([])
})

test('a session that is open: the line that signs out is there to copy', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const again = () =>
    world.call('POST', '/account/sessions/email', { session, body: { email: 'grace@example.test', password } })
  expect(outcome(await again())).toBe('401 user_session_already_exists')
  expect((await world.lastExchange()).leads).toEqual([
    { label: 'Copy the line that signs out', copies: "await account.deleteSession({ sessionId: 'current' })" },
  ])
  await take(world, 'Sign that session out')
  expect(outcome(await again())).toBe('201')
})

test('a missing scope: what the caller may is a step away', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const shown = async () => (await world.lastExchange()).leads.map((lead) => ('shows' in lead ? lead.shows : null))
  expect(outcome(await world.call('GET', '/users'))).toBe('401 general_unauthorized_scope')
  expect(await shown()).toEqual([{ kind: 'scopes', id: 'guest' }])
  await world.call('GET', '/users', { session })
  expect(await shown()).toEqual([{ kind: 'scopes', id: 'user:grace' }])
})

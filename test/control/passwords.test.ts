import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, password, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })

/** The rules that are on, by name. */
async function check(world: World, given: { readonly password: string; readonly userId?: string }) {
  const { rules } = await clientOf(world).checkPassword('demo', given)
  return Object.fromEntries(rules.map(({ rule, isBroken }) => [rule, isBroken]))
}

test('password check: tells of the rules that are on, each by itself', async () => {
  const world = await newWorld()
  expect(await check(world, { password: 'short' })).toEqual({ length: true })
  expect(await check(world, { password: 'long enough' })).toEqual({ length: false })
  expect(await check(world, { password: 'ä'.repeat(129) })).toEqual({ length: true })

  await world.control('PATCH', '/projects/demo', {
    authPasswordStrengthMin: 10,
    authPasswordStrengthUppercase: true,
    authPasswordStrengthLowercase: true,
    authPasswordStrengthNumber: true,
    authPasswordStrengthSymbols: true,
    authPasswordDictionary: true,
  })
  expect(await check(world, { password: 'password1' })).toEqual({
    length: true,
    uppercase: true,
    lowercase: false,
    number: false,
    symbols: true,
    dictionary: true,
  })
})

test('password check: what depends on the user is told once one is named', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authPersonalDataCheck: true, authPasswordHistory: 3 })
  await world.signedIn()
  expect(await check(world, { password })).toEqual({ length: false, 'personal-data': null, history: null })
  expect(await check(world, { password, userId: 'grace' })).toMatchObject({ 'personal-data': false, history: true })
  expect(await check(world, { password: 'grace hopper', userId: 'grace' })).toMatchObject({
    'personal-data': true,
    history: false,
  })
  await expect(check(world, { password, userId: 'nobody' })).rejects.toMatchObject({ code: 404 })
})

test('password check: the error it tells is the one that the API answers', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authPersonalDataCheck: true })
  await world.signedIn()
  const { rules } = await clientOf(world).checkPassword('demo', { password: 'grace hopper', userId: 'grace' })
  const told = rules.find(({ rule }) => rule === 'personal-data')
  const answer = await world.server('PATCH', '/users/grace/password', { password: 'grace hopper' })
  expect(told?.error).toEqual({ type: answer.body.type, code: answer.status })
})

test('password check: leaves nothing behind', async () => {
  const world = await newWorld()
  await check(world, { password: 'try me out' })
  expect((await world.control('GET', '/requests')).body.total).toBe(0)
  expect((await world.control('GET', '/history')).body).toMatchObject({ total: 0 })
})

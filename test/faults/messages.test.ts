/** Faults of messages: lost, late or twice, by emulator time. */
import { expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { addFault, told, touchedBy } from './rules.ts'

async function inbox({ control }: World): Promise<readonly JsonObject[]> {
  const { body } = must(await control('GET', '/inbox'))
  return Array.isArray(body.messages) ? body.messages.filter(isObject) : []
}

/** Asks for a login code. */
const askForCode = ({ call }: World, email = 'grace@example.test') =>
  call('POST', '/account/tokens/email', { body: { userId: 'unique()', email } })

const signInWith = ({ call }: World, message: JsonObject | undefined) =>
  call('POST', '/account/sessions/token', { body: { userId: message?.userId, secret: message?.code } })

const notesOf = async (world: World) =>
  (await world.lastExchange()).story.flatMap(({ emulatorOnly }) => emulatorOnly).join('\n')

test('message fault: a lost message was sent as far as the app can tell', async () => {
  const world = await newWorld()
  await world.signedIn()
  const id = await addFault(world, { sdk: 'account.createEmailToken', effect: { kind: 'lose-message' }, next: 1 })
  const reply = await askForCode(world)
  expect([reply.status, touchedBy(reply)]).toEqual([201, id])
  expect(reply.body.userId).toBe('grace')
  expect(await notesOf(world)).toContain(`${id}: loses the message`)
  expect((await world.lastExchange()).tags).toEqual(['fault'])
  expect(await inbox(world)).toEqual([])
  await askForCode(world)
  expect(await inbox(world)).toHaveLength(1)
})

test('message fault: of a call that sends nothing nothing is lost', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await addFault(world, { effect: { kind: 'lose-message' }, next: 1 })
  expect(touchedBy(await world.call('GET', '/account', { session }))).toBeNull()
  expect(touchedBy(await askForCode(world))).not.toBeNull()
})

test('message fault: a late message arrives when the clock has come so far, and its code works', async () => {
  const world = await newWorld()
  await world.signedIn()
  const id = await addFault(world, {
    sdk: 'account.createEmailToken',
    effect: { kind: 'delay-message', milliseconds: 60_000 },
    next: 1,
  })
  expect(touchedBy(await askForCode(world))).toBe(id)
  expect(await notesOf(world)).toContain('on its way')
  expect(await told(world)).toBe('')
  await world.control('POST', '/clock/advance', { by: '59s' })
  expect(await inbox(world)).toEqual([])
  await world.control('POST', '/clock/advance', { by: '1s' })
  const [late, ...rest] = await inbox(world)
  expect(rest).toEqual([])
  expect(late).toMatchObject({ to: 'grace@example.test', createdAt: '2026-03-01T12:00:00.000Z', state: 'unused' })
  const made = await signInWith(world, late)
  expect(made.status, made.story).toBe(201)
})

test('message fault: one that comes after its code has lapsed is of no use', async () => {
  const world = await newWorld()
  await world.signedIn()
  await addFault(world, { effect: { kind: 'delay-message', milliseconds: 16 * 60_000 }, next: 1 })
  await askForCode(world)
  await world.control('POST', '/clock/advance', { by: '16m' })
  const [late] = await inbox(world)
  expect(late?.state).toBe('expired')
  expect((await signInWith(world, late)).body.type).toBe('user_invalid_token')
})

test('message fault: two late messages may arrive in another order than they were sent', async () => {
  const world = await newWorld()
  await addFault(world, { effect: { kind: 'delay-message', milliseconds: 60_000 }, next: 1 })
  await askForCode(world, 'first@example.test')
  await addFault(world, { effect: { kind: 'delay-message', milliseconds: 10_000 }, next: 1 })
  await askForCode(world, 'second@example.test')
  const arrived = async () => (await inbox(world)).map(({ to }) => String(to).split('@')[0])
  await world.control('POST', '/clock/advance', { by: '10s' })
  expect(await arrived()).toEqual(['second'])
  await world.control('POST', '/clock/advance', { by: '50s' })
  expect(new Set(await arrived())).toEqual(new Set(['first', 'second']))
  expect(must(await world.control('GET', '/inbox/latest')).body.to).toBe('first@example.test')
})

test('message fault: while the clock follows the host, a timer brings a late message; while it stands, none waits', async () => {
  const waits: number[] = []
  const timer = (milliseconds: number) => {
    waits.push(milliseconds)
    return () => undefined
  }
  const frozen = await newWorld({ timer })
  await addFault(frozen, { effect: { kind: 'delay-message', milliseconds: 60_000 }, next: 1 })
  await askForCode(frozen)
  expect(waits).toEqual([])
  const world = await newWorld({ clock: 'follow', timer })
  await addFault(world, { effect: { kind: 'delay-message', milliseconds: 60_000 }, next: 1 })
  await askForCode(world)
  expect(waits.every((wait) => wait <= 60_000 && wait > 50_000)).toBe(true)
  expect(waits.length).toBeGreaterThan(0)
  await world.control('PUT', '/clock', { mode: 'offset', speed: 60 })
  expect(waits.at(-1)).toBeGreaterThan(0)
  expect(waits.at(-1)).toBeLessThanOrEqual(1000)
})

test('message fault: a late message is still on its way after a restart', async () => {
  const world = await newWorld()
  await addFault(world, { effect: { kind: 'delay-message', milliseconds: 60_000 }, next: 1 })
  await askForCode(world)
  const { bytes } = world.emulator.exportDatabase()
  const second = await newWorld({ seed: 2, now: '2026-03-01T12:01:00.000Z', stored: { database: bytes, commits: [] } })
  expect((await inbox(second)).map(({ to }) => to)).toEqual(['grace@example.test'])
})

test('message fault: a message comes twice, and both are used with their code', async () => {
  const world = await newWorld()
  await world.signedIn()
  const id = await addFault(world, { effect: { kind: 'duplicate-message' }, next: 1 })
  expect(touchedBy(await askForCode(world))).toBe(id)
  const [one, two, ...rest] = await inbox(world)
  expect(rest).toEqual([])
  expect(one?.code).toBe(two?.code)
  expect(one?.id).not.toBe(two?.id)
  expect((await signInWith(world, one)).status).toBe(201)
  expect((await inbox(world)).map(({ state }) => state)).toEqual(['used', 'used'])
  expect((await signInWith(world, two)).status).toBe(401)
})

test('message fault: strikes messages that the server of an app sends, and SMS', async () => {
  const world = await newWorld()
  await addFault(world, { effect: { kind: 'lose-message' }, next: 2 })
  must(await world.call('POST', '/account/tokens/phone', { body: { userId: 'unique()', phone: '+12065550100' } }))
  must(
    await world.call('POST', '/account/tokens/magic-url', { body: { userId: 'unique()', email: 'ada@example.test' } }),
  )
  expect(await inbox(world)).toEqual([])
  must(await world.call('POST', '/account/tokens/phone', { body: { userId: 'unique()', phone: '+12065550101' } }))
  expect(await inbox(world)).toMatchObject([{ channel: 'sms', to: '+12065550101' }])
})

/** What each call of the Account API tells by events, against the contract's list, and that no secret is among it. */
import { expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { openSocket } from '../realtime/fake-socket.ts'
import { must } from '../teams/people.ts'
import { endpoints } from './data.ts'
import { actorOf, callOf, isOfAccount, newScene } from './scene.ts'

const entries = endpoints
  .filter(isOfAccount)
  .map((entry) => ({ name: `${entry.method} ${entry.path.replace('/v1', '')}`, entry }))

/** Told only when the call makes a user, or when a login with OAuth2 asks for a token instead of a session. */
const sometimes: Readonly<Record<string, readonly string[]>> = {
  'POST /account/tokens/magic-url': ['users.[userId].create'],
  'GET /account/sessions/oauth2/:provider/redirect': ['users.[userId].tokens.[tokenId].create'],
}

/** These answer what only their user may see, and their events carry the answer, to that user alone. */
const carriesSecrets: ReadonlySet<string> = new Set([
  'POST /account/mfa/authenticators/:type',
  'POST /account/mfa/recovery-codes',
  'PATCH /account/mfa/recovery-codes',
])

const patternOf = (name: string, patterns: readonly string[]): string =>
  patterns.find((pattern) => new RegExp(`^${pattern.replaceAll(/\[\w+\]/g, '[^.]+')}$`).test(name)) ?? name

test.each(entries)('contract: $name tells its events and no secret', async ({ name, entry }) => {
  const scene = await newScene()
  const { world, session } = scene
  const call = await callOf(entry, scene)
  const socket = openSocket(world.emulator, { session, query: 'channels[]=account' })
  const sent = { ...actorOf(entry, scene), ...(call.method === 'GET' ? {} : { body: call.body }) }
  must(await world.call(call.method, call.path, sent))
  const { events } = await world.lastExchange()
  const told = events.map((event) => patternOf(event, entry.events))
  const expected = entry.events.filter((event) => sometimes[name]?.includes(event) !== true)
  expect(told.toSorted()).toEqual(expected.toSorted())

  const heard = socket.dataOf('event')
  const ofAda = events.filter((event) => event.startsWith('users.ada.'))
  expect(heard.map((event) => ofAda.find((one) => Array.isArray(event.events) && event.events.includes(one)))).toEqual(
    ofAda,
  )
  for (const { payload } of heard) {
    if (!isObject(payload) || carriesSecrets.has(name)) continue
    expect(payload.secret ?? '').toBe('')
    expect(JSON.stringify(payload)).not.toMatch(/"(password|hash|otp|code|recoveryCodes)":/)
  }
})

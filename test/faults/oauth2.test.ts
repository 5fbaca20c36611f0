/** Faults of OAuth2 providers, at the end of a login. */
import { expect, test } from 'vitest'
import { ada, errorIn, startOf, success, visit } from '../account/oauth2-browser.ts'
import { newWorld } from '../support/world.ts'
import { addFault, only, touchedBy } from './rules.ts'

test.each(['sessions', 'tokens'] as const)(
  'provider fault: %s end at the failure URL once, then work',
  async (flow) => {
    const world = await newWorld()
    const id = await addFault(world, { preset: 'provider-says-no' })
    const denied = await visit(world, startOf(flow, 'github'), { choice: ada })
    expect([denied.url.pathname, errorIn(denied)]).toEqual(['/out', { type: 'user_oauth2_provider_error', code: 424 }])
    expect(touchedBy(denied)).toBe(id)
    const { tags, story } = await world.lastExchange()
    expect(tags).toEqual(['fault'])
    expect(story.flatMap(({ emulatorOnly }) => emulatorOnly).join()).toContain(`${id}: lets the provider deny`)
    const allowed = await visit(world, startOf(flow, 'github'), { choice: ada })
    expect(allowed.url.pathname, allowed.hops.join(', ')).toBe('/in')
    expect(await only(world)).toEqual({ matched: 1, hits: 1, state: 'used-up' })
  },
)

test('provider fault: a rule for one flow leaves the other alone', async () => {
  const world = await newWorld()
  await addFault(world, { sdk: 'account.createOAuth2Token', effect: { kind: 'provider-denies' } })
  expect((await visit(world, startOf('sessions', 'github'))).url.href).toBe(success)
  expect((await visit(world, startOf('tokens', 'github'))).url.pathname).toBe('/out')
})

test('provider fault: the provider tells no email', async () => {
  const world = await newWorld()
  const id = await addFault(world, { effect: { kind: 'provider-without-email' }, next: 1 })
  const end = await visit(world, startOf('sessions', 'github'), { choice: ada })
  expect(touchedBy(end)).toBe(id)
  expect(errorIn(end)).toEqual({ type: 'user_unauthorized', code: 401 })
  expect((await visit(world, startOf('sessions', 'github'), { choice: ada })).url.href).toBe(success)
})

/** Challenges that wait: their codes, and what a developer makes of them. */
import { expect, test } from 'vitest'
import { answer, ask, codeFor, factors, graceWithFactors } from '../account/factors.ts'
import { later } from '../support/later.ts'
import { must, outcome } from '../teams/people.ts'

const path = '/projects/demo/users/grace/challenges'

test('control: lists the open challenges of a user with what would pass them', async () => {
  const grace = await graceWithFactors()
  const { control, server } = grace.world
  expect((await control('GET', path)).body).toEqual({ total: 0, challenges: [] })
  const expected: unknown[] = []
  for (const factor of factors) {
    const id = must(await ask(grace, factor)).body.$id
    const times = { createdAt: '2026-03-01T12:00:00.000Z', expire: '2026-03-01T13:00:00.000Z' }
    expected.push({ id, userId: 'grace', factor, code: await codeFor(grace, factor, id), ...times, outcome: null })
  }
  expect((await control('GET', path)).body).toEqual({ total: 5, challenges: expected })
  must(await server('DELETE', '/users/grace/mfa/authenticators/totp'))
  expect((await control('GET', path)).body.challenges).toMatchObject([{ factor: 'totp', code: null }, {}, {}, {}, {}])
  const { control: then } = await later(grace.world, 3600)
  expect((await then('GET', path)).body.total).toBe(0)
})

test.each(factors)('control: lets a challenge of %s pass with any code, or with none', async (factor) => {
  const grace = await graceWithFactors()
  const { control, server } = grace.world
  const id = must(await ask(grace, factor)).body.$id
  const code = await codeFor(grace, factor, id)
  const failing = await control('PATCH', `${path}/${String(id)}`, { outcome: 'fail' })
  expect([failing.status, failing.body.outcome, failing.body.id], failing.story).toEqual([200, 'fail', id])
  expect(outcome(await answer(grace, id, code))).toBe('401 user_invalid_token')
  must(await control('PATCH', `${path}/${String(id)}`, { outcome: 'pass' }))
  const passed = await answer(grace, id, 'anything')
  expect([passed.status, passed.body.factors], passed.story).toEqual([200, ['password', factor]])
  expect(outcome(await answer(grace, id, 'anything'))).toBe('401 user_invalid_token')
  // What was sent is no recovery code, so none is used up.
  expect((await server('GET', '/users/grace/mfa/recovery-codes')).body.recoveryCodes).toEqual(grace.recoveryCodes)
})

test('control: ends a challenge', async () => {
  const grace = await graceWithFactors()
  const id = must(await ask(grace, 'totp')).body.$id
  const code = await codeFor(grace, 'totp', id)
  const ended = must(await grace.world.control('PATCH', `${path}/${String(id)}`, { outcome: 'expire' }))
  expect(ended.body.expire).toBe('2026-03-01T12:00:00.000Z')
  expect(outcome(await answer(grace, id, code))).toBe('401 user_invalid_token')
  const again = await grace.world.control('PATCH', `${path}/${String(id)}`, { outcome: 'pass' })
  expect([again.status, again.body.hint]).toEqual([404, 'List them with GET …/challenges.'])
  must(await grace.world.control('POST', '/history/undo'))
  expect(outcome(await answer(grace, id, code))).toBe('200')
})

test('control: what was said of one challenge goes before what the project takes', async () => {
  const grace = await graceWithFactors()
  const { control } = grace.world
  must(await control('PATCH', '/projects/demo', { lenientCodes: true }))
  const id = must(await ask(grace, 'totp')).body.$id
  must(await control('PATCH', `${path}/${String(id)}`, { outcome: 'fail' }))
  expect(outcome(await answer(grace, id, 'anything'))).toBe('401 user_invalid_token')
  expect(outcome(await answer(grace, must(await ask(grace, 'totp')).body.$id, 'anything'))).toBe('200')
})

test('control: knows no other outcome, user or challenge', async () => {
  const grace = await graceWithFactors()
  const { control } = grace.world
  const id = String(must(await ask(grace, 'totp')).body.$id)
  await grace.world.signedIn({ userId: 'sam', email: 'sam@example.test' })
  expect((await control('PATCH', `${path}/${id}`, { outcome: 'perhaps' })).status).toBe(400)
  expect((await control('PATCH', `${path}/nothing`, { outcome: 'pass' })).status).toBe(404)
  expect((await control('PATCH', `/projects/demo/users/sam/challenges/${id}`, { outcome: 'pass' })).status).toBe(404)
  expect((await control('GET', '/projects/demo/users/nobody/challenges')).status).toBe(404)
})

test('inbox: answers a challenge as the session that asked for it', async () => {
  const grace = await graceWithFactors()
  const { control } = grace.world
  must(await ask(grace, 'email'))
  const { body: message } = must(await control('GET', '/inbox/latest'))
  const done = must(await control('POST', `/inbox/${String(message.id)}/complete`))
  expect(done.body).toMatchObject({ status: 200, message: { state: 'used' }, answer: { userId: 'grace' } })
  const { factors } = must(await grace.world.call('GET', '/account/sessions/current', { session: grace.session })).body
  expect(factors).toContain('email')

  must(await ask(grace, 'email'))
  must(await control('DELETE', '/requests'))
  const { body: next } = must(await control('GET', '/inbox/latest'))
  const refused = await control('POST', `/inbox/${String(next.id)}/complete`)
  expect([refused.status, refused.body.type]).toEqual([409, 'not_completable'])
  expect(refused.body.hint).toContain('/challenges/')
})

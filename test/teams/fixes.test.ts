/** The inspector's *Fix it* for calls of the Teams API: what it offers works. */
import { expect, test } from 'vitest'
import type { World } from '../support/world.ts'
import { coreTeam, must, outcome } from './people.ts'

/** Takes what the last exchange offers; answers its label. */
async function takeFix({ lastExchange, server, control }: World): Promise<string> {
  const [fix] = (await lastExchange()).fixes
  if (fix === undefined) throw new Error('No fix is offered.')
  const { method, path, body } = fix.call
  const isControl = path.startsWith('/__emulator')
  must(
    isControl
      ? await control(method, path.replace('/__emulator', ''), body ?? undefined)
      : await server(method, path.replace('/v1', ''), body ?? undefined),
  )
  return fix.label
}

test('a stranger is made a member', async () => {
  const { world, sam } = await coreTeam()
  const read = () => world.call('GET', '/teams/core', { session: sam.session })
  expect(outcome(await read())).toBe('404 team_not_found')
  expect(await takeFix(world)).toBe('Make the caller a member of Core team')
  expect(outcome(await read())).toBe('200')
})

test('an open invitation is accepted', async () => {
  const { world, olga, sam } = await coreTeam()
  const body = { userId: 'sam', roles: ['editor'], url: 'http://localhost/' }
  must(await world.call('POST', '/teams/core/memberships', { session: olga.session, body }))
  const read = () => world.call('GET', '/teams/core', { session: sam.session })
  expect(outcome(await read())).toBe('404 team_not_found')
  expect(await takeFix(world)).toBe('Accept the invitation to Core team')
  expect((await read()).body.total).toBe(3)
})

test('a member is made an owner', async () => {
  const { world, mia } = await coreTeam()
  const rename = () => world.call('PUT', '/teams/core', { session: mia.session, body: { name: 'Ours' } })
  expect(outcome(await rename())).toBe('401 user_unauthorized')
  expect(await takeFix(world)).toBe('Make the caller an owner of Core team')
  expect(outcome(await rename())).toBe('200')
})

test('nothing is offered for a team that is not there', async () => {
  const { world, sam } = await coreTeam()
  await world.call('GET', '/teams/nowhere', { session: sam.session })
  expect((await world.lastExchange()).fixes).toEqual([])
  await world.server('GET', '/teams/nowhere')
  expect((await world.lastExchange()).fixes).toEqual([])
})

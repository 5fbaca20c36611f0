import { expect, test } from 'vitest'
import { newWorld, type World } from '../support/world.ts'
import { type FakeSocket, openSocket } from './fake-socket.ts'

const channels = 'channels[]=teams&channels[]=memberships'

interface Person {
  readonly userId: string
  readonly session: string
  readonly socket: FakeSocket
}

/** Signed in and listening to teams and memberships. */
async function listener(world: World, userId: string): Promise<Person> {
  const { session } = await world.signedIn({ userId, email: `${userId}@example.test`, name: userId })
  return { userId, session, socket: openSocket(world.emulator, { session, query: channels }) }
}

/** The name in full of each event that came, oldest first. */
function heard({ socket }: Person): readonly unknown[] {
  return socket.dataOf('event').map(({ events }) => longest(events))
}

function longest(names: unknown): unknown {
  if (!Array.isArray(names)) return names
  return names.filter((name) => !String(name).includes('*')).toSorted((a, b) => String(b).length - String(a).length)[0]
}

async function invite(world: World, userId: string): Promise<string> {
  const { body, status, story } = await world.server('POST', '/teams/core/memberships', { userId, roles: ['dev'] })
  if (status !== 201) throw new Error(story)
  return String(body.$id)
}

test('realtime: who makes a team hears of it and of its changes from then on', async () => {
  const world = await newWorld()
  const [grace, ada] = [await listener(world, 'grace'), await listener(world, 'ada')]
  const { body } = await world.call('POST', '/teams', {
    session: grace.session,
    body: { teamId: 'core', name: 'Core' },
  })
  await world.call('PUT', '/teams/core', { session: grace.session, body: { name: 'Kernel' } })
  await world.call('PUT', '/teams/core/prefs', { session: grace.session, body: { prefs: { theme: 'dark' } } })
  expect(heard(grace)).toEqual(['teams.core.create', 'teams.core.update', 'teams.core.update.prefs'])
  expect(grace.socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([
    body,
    { $id: 'core', name: 'Kernel' },
    { theme: 'dark' },
  ])
  expect(grace.socket.dataOf('event')[0]?.channels).toEqual([
    'teams',
    'teams.core',
    'teams.create',
    'teams.core.create',
  ])
  expect(heard(ada)).toEqual([])
})

test('realtime: whom a server puts into a team hears of the membership at once, and of the team', async () => {
  const world = await newWorld()
  const [grace, ada] = [await listener(world, 'grace'), await listener(world, 'ada')]
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  const membershipId = await invite(world, 'grace')
  await world.server('PUT', '/teams/core', { name: 'Kernel' })
  expect(heard(grace)).toEqual([`teams.core.memberships.${membershipId}.create`, 'teams.core.update'])
  expect(grace.socket.dataOf('event')[0]).toMatchObject({
    channels: [
      'memberships',
      `memberships.${membershipId}`,
      'memberships.create',
      `memberships.${membershipId}.create`,
    ],
    payload: { $id: membershipId, teamId: 'core', userId: 'grace', roles: ['dev'], confirm: true },
  })
  expect(heard(ada)).toEqual([])
})

test('realtime: who is invited hears of the team once the invitation is accepted; its owner hears both', async () => {
  const world = await newWorld()
  const [grace, ada] = [await listener(world, 'grace'), await listener(world, 'ada')]
  await world.call('POST', '/teams', { session: grace.session, body: { teamId: 'core', name: 'Core' } })
  const { body } = await world.call('POST', '/teams/core/memberships', {
    session: grace.session,
    body: { email: 'ada@example.test', roles: ['dev'], url: 'http://localhost/join' },
  })
  const membershipId = String(body.$id)
  expect(heard(grace)).toEqual(['teams.core.create', `teams.core.memberships.${membershipId}.create`])
  expect(heard(ada)).toEqual([])
  const { body: inbox } = await world.control('GET', '/inbox/latest?to=ada@example.test')
  const secret = new URL(String(inbox.link)).searchParams.get('secret')
  const accepted = await world.call('PATCH', `/teams/core/memberships/${membershipId}/status`, {
    session: ada.session,
    body: { userId: 'ada', secret },
  })
  expect(accepted.status, accepted.story).toBe(200)
  expect(heard(ada)).toEqual([`teams.core.memberships.${membershipId}.update.status`])
  expect(heard(grace).at(-1)).toBe(`teams.core.memberships.${membershipId}.update.status`)
})

test('realtime: who leaves a team hears of it no more; who stays hears of the leaving', async () => {
  const world = await newWorld()
  const [grace, ada] = [await listener(world, 'grace'), await listener(world, 'ada')]
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await invite(world, 'grace')
  const membershipId = await invite(world, 'ada')
  const before = heard(ada).length
  await world.call('DELETE', `/teams/core/memberships/${membershipId}`, { session: ada.session })
  await world.server('PUT', '/teams/core', { name: 'Kernel' })
  expect(heard(ada)).toHaveLength(before)
  expect(heard(grace).slice(-2)).toEqual([`teams.core.memberships.${membershipId}.delete`, 'teams.core.update'])
  expect(grace.socket.dataOf('event').at(-2)?.payload).toMatchObject({ $id: membershipId, userId: 'ada', userName: '' })
})

test('realtime: members hear of the end of their team, and not of a later one with its id', async () => {
  const world = await newWorld()
  const grace = await listener(world, 'grace')
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await invite(world, 'grace')
  await world.server('DELETE', '/teams/core')
  expect(grace.socket.dataOf('event').at(-1)).toMatchObject({
    channels: ['teams', 'teams.core', 'teams.delete', 'teams.core.delete'],
    payload: { $id: 'core', name: 'Core', total: 1 },
  })
  const before = heard(grace).length
  await world.server('POST', '/teams', { teamId: 'core', name: 'Another' })
  expect(heard(grace)).toHaveLength(before)
})

test('realtime: a team by its id and an action by its name are channels too', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await world.server('POST', '/teams', { teamId: 'side', name: 'Side' })
  for (const team of ['core', 'side']) {
    await world.server('POST', `/teams/${team}/memberships`, { userId: 'grace', roles: [] })
  }
  const socket = openSocket(world.emulator, { session })
  socket.say({ type: 'subscribe', data: [{ subscriptionId: 'core', channels: ['teams.core'] }] })
  socket.say({ type: 'subscribe', data: [{ subscriptionId: 'ends', channels: ['teams.side.delete'] }] })
  await world.server('PUT', '/teams/side', { name: 'Aside' })
  await world.server('PUT', '/teams/core', { name: 'Kernel' })
  await world.server('DELETE', '/teams/side')
  expect(socket.dataOf('event').map(({ subscriptions }) => subscriptions)).toEqual([['core'], ['ends']])
})

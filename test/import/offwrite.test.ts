import { expect, test } from 'vitest'
import { listed } from '../snapshot/support.ts'
import { importFile } from '../support/import-file.ts'
import { newWorld, password, type World } from '../support/world.ts'

const format = 'offwrite'

/** Grace with an authenticator, recovery codes, a session and a team that Ada is in as well. */
async function peopled(): Promise<{ readonly world: World; readonly document: string }> {
  const world = await newWorld()
  const { call, server } = world
  const { session } = await world.signedIn()
  await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  await server('POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] })
  await call('POST', '/account/mfa/authenticators/totp', { session })
  await call('POST', '/account/mfa/recovery-codes', { session })
  return { world, document: world.emulator.snapshot() }
}

test('offwrite import: users come with passwords, factors, recovery codes and teams, and join who is there', async () => {
  const { world: from, document } = await peopled()
  const world = await newWorld({ seed: 2 })
  await world.server('POST', '/users', { userId: 'alan', email: 'alan@example.test' })
  expect(await importFile(world, document, { format })).toMatchObject({
    state: 'done',
    taken: 2,
    refused: [],
    ignored: [],
  })
  expect((await world.server('GET', '/users')).body.total).toBe(3)
  const signIn = { email: 'grace@example.test', password }
  expect((await world.call('POST', '/account/sessions/email', { body: signIn })).status).toBe(201)
  for (const path of ['/users/grace/mfa/recovery-codes', '/users/grace/prefs']) {
    expect((await world.server('GET', path)).body).toEqual((await from.server('GET', path)).body)
  }
  expect((await world.server('GET', '/teams/core')).body).toMatchObject({ name: 'Core', total: 2 })
  const { body } = await world.server('GET', '/teams/core/memberships')
  expect(listed(body.memberships).map(({ userId, roles }) => [userId, roles])).toEqual([
    ['grace', ['owner']],
    ['ada', ['editor']],
  ])
  const totp = await world.control('GET', '/projects/demo/users/grace/totp')
  expect(totp.body.secret).toBe((await from.control('GET', '/projects/demo/users/grace/totp')).body.secret)
})

test('offwrite import: sessions stay where they are, and users who are there already are refused', async () => {
  const { world, document } = await peopled()
  const report = await importFile(world, document, { format })
  expect(report).toMatchObject({ state: 'refused', refusedRows: 2 })
  expect(report.refused).toContainEqual({ row: 1, field: 'id', value: 'grace', reason: 'user grace has the same' })

  const other = await newWorld()
  await importFile(other, document, { format })
  expect((await other.server('GET', '/users/grace/sessions')).body.total).toBe(0)
})

test('offwrite import: users of another project come into this one, of several only when one has its name', async () => {
  const { world, document } = await peopled()
  const other = await newWorld({ projectId: 'shop' })
  expect(await importFile(other, document, { format, projectId: 'shop' })).toMatchObject({ taken: 2 })
  expect((await other.server('GET', '/users')).body.total).toBe(2)

  await world.control('POST', '/projects', { projectId: 'second' })
  await world.call('POST', '/account', {
    project: 'second',
    body: { userId: 'bob', email: 'bob@example.test', password },
  })
  const both = world.emulator.snapshot()
  expect(await importFile(await newWorld({ projectId: 'shop' }), both, { format, projectId: 'shop' })).toMatchObject({
    code: 400,
    type: 'invalid_file',
  })
  expect(await importFile(await newWorld(), both, { format })).toMatchObject({ taken: 2 })
})

test('offwrite import: a snapshot with damage is refused whole', async () => {
  const { document } = await peopled()
  const damaged = document.replace('"grace@example.test"', '17')
  const answer = await importFile(await newWorld(), damaged, { format })
  expect(answer).toMatchObject({ code: 409, type: 'snapshot_damaged' })
})

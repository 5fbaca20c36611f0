/** Keys that are pressed right one after another, as they come when the machine is busy or the reader is quick. */
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openWindow } from './open-window.tsx'
import { afterFrames, pressRightAfter } from './press-right-after.ts'

beforeEach(() => page.viewport(1280, 800))

const rows = () => document.querySelectorAll('[role="rowgroup"] > [role="row"]').length
const focused = () => document.activeElement?.getAttribute('aria-label')
const dialogs = () => [...document.querySelectorAll('[role="dialog"]')].map((each) => each.textContent)

test('keys: the focus stays in the filter that is gone to right after a row is opened or closed', async () => {
  await using window = await openWindow('#/requests')
  await window.call('GET', '/v1/ping')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'Enter', '/')
  await afterFrames()
  expect(focused()).toBe('Filter requests')
  await userEvent.keyboard('{Escape}')
  await pressRightAfter('Escape', '/')
  await afterFrames()
  expect([location.hash, focused()]).toEqual(['#/requests', 'Filter requests'])
  await pressRightAfter('Escape', 'g', 't')
  await window.call('POST', '/v1/teams', { teamId: 'core', name: 'Core' }, 'key')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'Enter', '/')
  await afterFrames()
  expect(focused()).toBe('Filter teams')
})

test('keys: a request is replayed before all of it is read', async () => {
  await using window = await openWindow('#/requests')
  await window.call('GET', '/v1/ping')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'Enter', 'r')
  await expect.poll(rows).toBe(2)
})

test('keys: the inspector of a user hears its keys before all of the user is read', async () => {
  await using window = await openWindow('#/users')
  await window.call('POST', '/v1/users', { userId: 'ada', email: 'ada@example.test', name: 'Ada Lovelace' }, 'key')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'Enter', '3', 'v')
  expect(location.hash).toBe('#/users/ada?tab=security')
  await expect.element(page.getByText('Verified the email of Ada Lovelace')).toBeVisible()
})

test('keys: what opens a dialog opens it at once, so that what is typed is not heard as keys', async () => {
  await using window = await openWindow('#/teams')
  await window.call('POST', '/v1/teams', { teamId: 'core', name: 'Core' }, 'key')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'Enter', 'n', 'g', 'u')
  expect(dialogs()).toEqual([expect.stringContaining('Invite to Core')])
  expect(location.hash).toBe('#/teams/core')
  await userEvent.keyboard('{Escape}')
  await pressRightAfter('Escape', 'g', 'u', 'Ctrl+k', 'g', 't')
  expect([location.hash, focused()]).toEqual(['#/users', 'Find or do'])
})

test('keys: what is missing is shown once it can be mended, by the invitation that was sent', async () => {
  const late = Promise.withResolvers<void>()
  const later = Promise.withResolvers<void>()
  const asked: string[] = []
  await using window = await openWindow('#/connect', (path) => {
    asked.push(path)
    if (path.includes('/v1/users/grace/memberships')) return late.promise
    return path.includes('kind=invitation') ? later.promise : undefined
  })
  const server = (path: string, body: object) => window.call('POST', `/v1${path}`, body, 'key')
  for (const userId of ['ada', 'grace']) await server('/users', { userId, email: `${userId}@example.test` })
  await server('/teams', { teamId: 'core', name: 'Core' })
  await server('/teams/core/memberships', { userId: 'ada', roles: ['owner'] })
  const made: unknown = await (await server('/users/ada/jwts', { sessionId: 'none' })).json()
  const jwt = typeof made === 'object' && made !== null && 'jwt' in made ? String(made.jwt) : ''
  await window.emulator.fetch(
    new Request('http://localhost/v1/teams/core/memberships', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo', 'x-appwrite-jwt': jwt },
      body: JSON.stringify({ userId: 'grace', roles: ['editor'], url: 'http://localhost/join' }),
    }),
  )
  location.hash = '#/roles/user%3Agrace'
  await expect.poll(() => asked.some((path) => path.includes('/permissions'))).toBe(true)
  await afterFrames()
  const missing = page.getByRole('region', { name: 'Missing roles' })
  expect(missing.elements()).toHaveLength(0)
  late.resolve()
  await expect.element(missing).toBeVisible()
  await pressRightAfter('Ctrl+Enter')
  later.resolve()
  await expect.element(page.getByText(/^Accepted for/)).toBeVisible()
  // What the page of the link does: a server's call would add the membership anew.
  expect(asked.filter((path) => /\/v1\/teams\/core\/memberships\/\w+\/status$/.test(path))).toHaveLength(1)
})

test('keys: two that are pressed one after the other are so, however late they are heard', async () => {
  await using _window = await openWindow('#/users')
  await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible()
  const [first, second] = ['g', 't'].map((key) => new KeyboardEvent('keydown', { key, bubbles: true }))
  if (first !== undefined) document.body.dispatchEvent(first)
  const busy = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5000)
  if (second !== undefined) document.body.dispatchEvent(second)
  busy.mockRestore()
  expect(location.hash).toBe('#/teams')
})

test('keys: Enter does not save over a snapshot before it is known that there is one', async () => {
  const late = Promise.withResolvers<void>()
  await using window = await openWindow('#/users', (path) =>
    path === '/__emulator/snapshots' ? late.promise : undefined,
  )
  await window.call('PUT', '/__emulator/snapshots/checkout', { note: 'Three users' })
  await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible()
  await userEvent.keyboard('{Control>}{Shift>}s{/Shift}{/Control}checkout{Enter}')
  await afterFrames()
  late.resolve()
  await expect.element(page.getByRole('button', { name: 'Overwrite “checkout”' })).toHaveFocus()
  const list: unknown = await (await window.call('GET', '/__emulator/snapshots')).json()
  expect(list).toMatchObject({ snapshots: [{ name: 'checkout', note: 'Three users' }] })
})

test('keys: undo right after an action takes that one back, and not the one before', async () => {
  await using window = await openWindow('#/users')
  await window.call('POST', '/v1/users', { userId: 'ada', email: 'ada@example.test', name: 'Ada Lovelace' }, 'key')
  await expect.poll(rows).toBe(1)
  await pressRightAfter('j', 'v')
  await expect.element(page.getByText('Verified the email of Ada Lovelace')).toBeVisible()
  await pressRightAfter('b', 'Ctrl+z')
  await expect.element(page.getByText('Undone: Block Ada Lovelace')).toBeVisible()
  const user: unknown = await (await window.call('GET', '/v1/users/ada', undefined, 'key')).json()
  expect(user).toMatchObject({ status: true, emailVerification: true })
})

test('keys: a new fault is begun before the choices for it are read', async () => {
  const late = Promise.withResolvers<void>()
  await using _window = await openWindow('#/faults', (path) =>
    path.endsWith('/faults/choices') ? late.promise : undefined,
  )
  await expect.element(page.getByText('No call fails on purpose')).toBeVisible()
  await userEvent.keyboard('c')
  late.resolve()
  await expect.element(page.getByRole('combobox', { name: 'Call or path' })).toHaveFocus()
})

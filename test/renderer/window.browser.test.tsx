import { beforeAll, expect, test } from 'vitest'
import { page, userEvent, type Locator } from 'vitest/browser'
import { blockedSignIn, openWindow, type OpenWindow } from './open-window.tsx'

beforeAll(() => page.viewport(1280, 800))

const grid = () => page.getByRole('grid', { name: 'Requests' })
const filter = () => page.getByRole('searchbox', { name: 'Filter requests' })

const step = (title: string) => page.getByRole('listitem').filter({ hasText: title })

const textOf = (locator: Locator) => () => locator.element().textContent

async function isBlocked(window: OpenWindow): Promise<boolean> {
  const user: unknown = await (await window.call('GET', '/v1/users/grace', undefined, 'key')).json()
  return typeof user === 'object' && user !== null && 'status' in user && user.status === false
}

async function ping(window: OpenWindow, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await window.call('GET', '/v1/ping')
}

test('requests: a refused sign-in tells its story, the fix unblocks, and undo blocks again', async () => {
  await using window = await openWindow('#/requests')
  await blockedSignIn(window)
  await grid()
    .getByText('user_blocked')
    .click({ position: { x: 2, y: 2 }, modifiers: ['Alt'] })
  await expect.element(filter()).toHaveValue('-error:user_blocked')
  await userEvent.fill(filter(), 'error:user_blocked')
  await grid().getByText('/account/sessions/email').click()

  const story = page.getByRole('list', { name: 'Story' })
  await expect.poll(textOf(story)).toContain('403 user_blocked')
  await expect.poll(textOf(story)).toContain('Emulator onlyThe password matches, but Grace Hopper is blocked')
  expect(await isBlocked(window)).toBe(true)
  await story.getByRole('button', { name: 'Unblock Grace Hopper' }).click()
  await expect.element(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
  expect(await isBlocked(window)).toBe(false)
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('Undone: Unblock Grace Hopper')).toBeVisible()
  expect(await isBlocked(window)).toBe(true)
})

test('requests: keys alone open the story and give the list back', async () => {
  await using window = await openWindow('#/requests')
  const id = await blockedSignIn(window)
  await expect.element(grid()).toBeVisible()
  await userEvent.keyboard('/')
  await expect.element(filter()).toHaveFocus()
  await userEvent.keyboard('user_blocked')
  await expect.poll(() => location.hash).toContain('filter=user_blocked')
  grid().element().focus()
  await userEvent.keyboard('{End}{Enter}')
  await expect.poll(() => location.hash).toContain(`#/requests/${id}`)
  await expect.element(page.getByRole('region', { name: /^Request POST/ })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(grid()).toHaveFocus()
  expect(location.hash).not.toContain(id)
})

test('requests: a single key in a field is text', async () => {
  await using _window = await openWindow('#/requests')
  await userEvent.click(filter())
  await userEvent.keyboard('gc?jk')
  await expect.element(filter()).toHaveValue('gc?jk')
  expect(page.getByRole('dialog').elements()).toEqual([])
  await expect.poll(() => location.hash).toContain('filter=gc%3Fjk')

  // A key is painted first; the address and the list follow.
  document.execCommand('insertText', false, 'l')
  await expect.element(filter()).toHaveValue('gc?jkl')
  await expect.poll(() => location.hash).toContain('filter=gc%3Fjkl')
  document.execCommand('insertText', false, 'm')
  expect(location.hash).not.toContain('jklm')
  // What was typed on a screen that is left says nothing on the next one.
  history.pushState(null, '', '#/users')
  globalThis.dispatchEvent(new PopStateEvent('popstate'))
  await expect.element(page.getByRole('searchbox', { name: 'Filter users' })).toHaveValue('')
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)))
  expect(location.hash).toBe('#/users')
})

test('requests: new rows are followed, and once the reader scrolls up they are only counted', async () => {
  await using window = await openWindow('#/requests')
  await ping(window, 40)
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '41')
  const element = grid().element()
  const fromEnd = () => Math.round(element.scrollHeight - element.scrollTop - element.clientHeight)
  await expect.poll(fromEnd).toBe(0)

  element.scrollTo({ top: 96 })
  await expect.element(page.getByRole('button', { name: 'Follow the log' })).toBeVisible()
  await ping(window, 12)
  await expect.element(page.getByRole('button', { name: '12 new' })).toBeVisible()
  expect(element.scrollTop).toBe(96)
  await page.getByRole('button', { name: '12 new' }).click()
  await expect.poll(fromEnd).toBe(0)
})

test('requests: a row that can be seen is not announced', async () => {
  await using window = await openWindow('#/requests')
  await ping(window, 2)
  await page.getByRole('button', { name: 'Pause the log' }).click()
  await ping(window, 1)
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '4')
  expect(page.getByRole('button', { name: '1 new' }).elements()).toEqual([])
})

test('requests: a head orders the log, what comes then moves nothing that is read, and following goes back', async () => {
  await using window = await openWindow('#/requests')
  await ping(window, 60)
  for (const name of ['b', 'd', 'f']) await window.call('GET', `/v1/${name}`)
  await grid().getByRole('columnheader', { name: 'Request' }).getByRole('button').click()
  await grid().getByRole('columnheader', { name: 'Request' }).getByRole('button').click()
  expect(location.hash).toContain('order=-request')
  await expect.element(grid().getByRole('columnheader', { name: 'Request' })).toHaveAttribute('aria-sort', 'descending')
  const element = grid().element()
  const paths = () =>
    [...element.querySelectorAll('[role="row"]')].map((row) => /\/(ping|zero|[bdef])/.exec(row.textContent)?.[0])
  await expect.poll(() => paths().slice(1, 6)).toEqual(['/ping', '/ping', '/ping', '/ping', '/ping'])

  // What is open stays where it is, also when a row comes between it and the first one in view.
  element.scrollTo({ top: element.scrollHeight })
  const placeOf = (text: string) => grid().getByText(text, { exact: true }).element().getBoundingClientRect().top
  await grid().getByText('/d', { exact: true }).click()
  const before = placeOf('/d')
  await window.call('GET', '/v1/e')
  await window.call('GET', '/v1/zero')
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '66')
  await expect.element(grid().getByText('/e', { exact: true })).toBeVisible()
  expect(placeOf('/d')).toBe(before)
  expect(paths().slice(-4)).toEqual(['/f', '/e', '/d', '/b'])

  await page.getByRole('button', { name: 'Follow the log' }).click()
  await expect.poll(() => paths().at(-1)).toBe('/zero')
  expect(location.hash).not.toContain('order')
})

test('requests: secrets are hidden until they are asked for', async () => {
  await using window = await openWindow('#/requests')
  const id = await blockedSignIn(window)
  history.replaceState(null, '', `#/requests/${id}`)
  globalThis.dispatchEvent(new PopStateEvent('popstate'))
  await page.getByRole('tab', { name: 'Request' }).click()
  const body = page.getByRole('list', { name: 'Body' })
  await expect.poll(textOf(body)).toContain('password: "••••••••"')
  expect(document.body.textContent).not.toContain('correct horse')
  await page.getByText('Show secrets').click()
  await expect.poll(textOf(body)).toContain('password: "correct horse"')
})

test('requests: calls of the window stay out of the log until they are asked for', async () => {
  await using _window = await openWindow('#/requests')
  await expect.element(page.getByText(/^Waiting for the first request to/)).toBeVisible()
  await page.getByRole('button', { name: 'Send a test request' }).click()
  await expect.element(grid().getByText('/ping')).toBeVisible()
  await userEvent.fill(filter(), '')
  await expect.element(page.getByText(/^Waiting for the first request to/)).toBeVisible()
})

test('connect: the list ticks itself as an app calls and a user signs up', async () => {
  await using window = await openWindow('#/connect')
  await expect.poll(textOf(step('Server listening'))).toContain('Done:')
  await expect.poll(textOf(step('First request seen'))).toContain('Not yet:')
  await window.call('GET', '/v1/ping')
  await expect.poll(textOf(step('First request seen'))).toContain('Done:')
  await window.call('POST', '/v1/account', { userId: 'ada', email: 'ada@example.test', password: 'correct horse' })
  await expect.poll(textOf(step('First user'))).toContain('Done:')
})

test('connect: snippets hold the live values', async () => {
  await using window = await openWindow('#/connect')
  await page.getByRole('tab', { name: 'Node' }).click()
  await expect.poll(textOf(page.getByLabelText('Node snippet', { exact: true }))).toContain(window.emulator.apiKey)
})

test('palette: finds a user by name and goes there', async () => {
  await using window = await openWindow('#/requests')
  await blockedSignIn(window)
  await userEvent.keyboard('{Control>}k{/Control}')
  await userEvent.keyboard('hopper')
  await expect.element(page.getByRole('menuitem', { name: /Grace Hopper/ })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => location.hash).toBe('#/users/grace')
})

test('palette: closing gives the focus back', async () => {
  await using window = await openWindow('#/requests')
  await ping(window, 1)
  await expect.element(grid()).toBeVisible()
  grid().element().focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(grid()).toHaveFocus()
})

test('frame: a fault has a pill that goes with it, also when its time is over', async () => {
  await using window = await openWindow('#/requests')
  const pill = page.getByText('1 fault', { exact: true })
  const add = (lasts: string) => window.call('POST', '/__emulator/faults', { preset: 'slow', lasts })
  await add('1h')
  await expect.element(pill).toBeVisible()
  await window.call('DELETE', '/__emulator/faults')
  await expect.element(pill).not.toBeInTheDocument()
  await add('1500ms')
  await expect.element(pill).toBeVisible()
  await expect.element(pill, { timeout: 5000 }).not.toBeInTheDocument()
})

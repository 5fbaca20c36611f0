import { page, userEvent } from 'vitest/browser'
import { beforeEach, expect, test } from 'vitest'
import { openWindow, type OpenWindow } from './open-window.tsx'
import { pressRightAfter } from './press-right-after.ts'

// The columns that are shown depend on the width.
beforeEach(() => page.viewport(1280, 800))

async function withPeople(window: OpenWindow): Promise<void> {
  for (const [userId, name] of [
    ['grace', 'Grace Hopper'],
    ['ada', 'Ada Lovelace'],
    ['alan', 'Alan Turing'],
  ]) {
    await window.call('POST', '/v1/users', { userId, name, email: `${userId}@example.test` }, 'key')
  }
}

/** First cell of every row that is shown, in order. */
function names(): readonly (string | undefined)[] {
  return [...document.querySelectorAll('[role="rowgroup"] > [role="row"]')]
    .toSorted(
      (a, b) => Number(a.ariaRowIndex ?? a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')),
    )
    .map((row) => row.querySelector('[role="gridcell"] span span')?.textContent)
}

test('users: shows them newest first and orders them by a pressed head', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toEqual(['Alan Turing', 'Ada Lovelace', 'Grace Hopper'])
  await userEvent.click(page.getByRole('button', { name: 'User', exact: true }))
  await expect.poll(names).toEqual(['Ada Lovelace', 'Alan Turing', 'Grace Hopper'])
  await userEvent.click(page.getByRole('button', { name: 'User', exact: true }))
  await expect.poll(names).toEqual(['Grace Hopper', 'Alan Turing', 'Ada Lovelace'])
  await expect.element(page.getByRole('columnheader', { name: 'User' })).toHaveAttribute('aria-sort', 'descending')
})

test('users: a changed cell flashes, and only that cell', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await window.call('PATCH', '/v1/users/ada/status', { status: false }, 'key')
  await expect.element(page.getByRole('gridcell', { name: 'Blocked' })).toBeVisible()
  const flashed = [...document.querySelectorAll('.animate-flash')].map(({ textContent }) => textContent)
  expect(flashed).toEqual(['Blocked'])
})

test('users: a view keeps its filter in the address', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await window.call('PATCH', '/v1/users/ada/status', { status: false }, 'key')
  await userEvent.click(page.getByRole('button', { name: 'Blocked', exact: true }))
  await expect.poll(names).toEqual(['Ada Lovelace'])
  expect(location.hash).toBe('#/users?filter=status%3Ablocked')
})

test('users: J and K move, Enter opens and Escape closes', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await userEvent.keyboard('jjk{Enter}')
  await expect.poll(() => location.hash).toBe('#/users/alan')
  await expect.element(page.getByRole('heading', { name: 'Alan Turing' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => location.hash).toBe('#/users')
})

test('users: a key pressed right after another acts on the row that the first has reached', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await pressRightAfter('j', 'r')
  expect(location.hash).toBe('#/roles/user%3Aalan')
  await userEvent.keyboard('gu')
  await expect.poll(names).toHaveLength(3)
  await pressRightAfter('j', 'j', 'Enter', 'b')
  await expect.element(page.getByRole('gridcell', { name: 'Blocked' })).toBeVisible()
  expect(location.hash).toBe('#/users/ada')
})

test('user: an ID that no user has says so', async () => {
  await using _window = await openWindow('#/users/nobody')
  await expect.element(page.getByText('No user of this project has the ID nobody.')).toBeVisible()
})

test('user: preferences that the app saves show at once', async () => {
  await using window = await openWindow('#/users/grace')
  await withPeople(window)
  const preferences = page.getByRole('textbox', { name: 'Preferences' })
  await expect.element(preferences).toHaveValue('{}')
  const made = await window.call('POST', '/v1/users/grace/sessions', {}, 'key')
  const { secret } = await made.json()
  await window.emulator.fetch(
    new Request('http://localhost/v1/account/prefs', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo', 'x-appwrite-session': secret },
      body: JSON.stringify({ prefs: { theme: 'dark' } }),
    }),
  )
  await expect.element(preferences).toHaveValue('{\n  "theme": "dark"\n}')
})

test('access: one session is signed out, then all, and each can be undone', async () => {
  await using window = await openWindow('#/users/grace')
  await withPeople(window)
  for (let count = 0; count < 3; count += 1) await window.call('POST', '/v1/users/grace/sessions', {}, 'key')
  await userEvent.click(page.getByRole('tab', { name: 'Access' }))
  await expect.element(page.getByText('3 sessions')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: /^Sign out session/ }).first())
  await expect.element(page.getByText('2 sessions')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Sign out everywhere' }))
  await expect.element(page.getByText('Grace Hopper is not signed in anywhere.')).toBeVisible()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('2 sessions')).toBeVisible()
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.element(page.getByText('3 sessions')).toBeVisible()
})

test('users: another project begins with nothing selected', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await userEvent.keyboard('jx')
  await expect.element(page.getByText('1 user selected')).toBeVisible()
  location.hash = '#/users?project=other'
  await expect.element(page.getByRole('list', { name: 'Views' })).toBeVisible()
})

test('users: before many are deleted the state is kept, and they can be put back', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await userEvent.keyboard('jxjx')
  await expect.element(page.getByText('2 users selected')).toBeVisible()
  await userEvent.keyboard('{Delete}')
  await expect.poll(names).toEqual(['Grace Hopper'])
  const kept: unknown = await (await window.call('GET', '/__emulator/snapshots')).json()
  expect(kept).toMatchObject({ snapshots: [{ name: 'auto-000001', note: 'Before: Delete 2 users', users: 3 }] })
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(names).toHaveLength(3)
})

test('users: the menu of a row duplicates its user, and that is put back', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await userEvent.click(page.getByRole('row', { name: /Ada Lovelace/ }), { button: 'right' })
  await expect.element(page.getByRole('menu', { name: 'Actions for the user' })).toBeVisible()
  await userEvent.click(page.getByRole('menuitem', { name: 'Duplicate' }))
  await expect.element(page.getByRole('region', { name: 'User Ada Lovelace' })).toBeVisible()
  await expect.poll(names).toHaveLength(4)
  await userEvent.keyboard('{Escape}')
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(names).toHaveLength(3)
})

test('user: a password is reset from the menu of its row, and shown once', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await expect.poll(names).toHaveLength(3)
  await userEvent.hover(page.getByRole('row', { name: /Alan Turing/ }))
  await userEvent.click(page.getByRole('button', { name: 'Actions for Alan Turing' }))
  await expect.element(page.getByRole('menuitem', { name: /^Sign in as/ })).toHaveFocus()
  await userEvent.keyboard('reset{Enter}')
  await expect.element(page.getByRole('dialog', { name: 'New password of Alan Turing' })).toBeVisible()
  await expect.element(page.getByLabelText('Password', { exact: true }).getByText(/^Off-1/)).toBeVisible()
})

test('users: all are selected by one key, labelled in one step and put back by one', async () => {
  await using window = await openWindow('#/users')
  await withPeople(window)
  await window.call('POST', '/__emulator/projects/demo/users/generate', { count: 97, passwords: false })
  await expect.element(page.getByText('100 users', { exact: true })).toBeVisible()
  document.querySelector<HTMLElement>('[role="grid"]')?.focus()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByText('100 users selected')).toBeVisible()
  await userEvent.keyboard('l')
  await expect.element(page.getByRole('textbox', { name: 'Label', exact: true })).toHaveFocus()
  await userEvent.keyboard('vip{Enter}')
  await expect.element(page.getByText('Added vip to 100 users')).toBeVisible()
  const labelled = async () =>
    (await (await window.call('GET', '/__emulator/projects/demo/users?filter=label:vip')).json()).total
  expect(await labelled()).toBe(100)
  await userEvent.keyboard('{Control>}z{/Control}')
  await expect.poll(labelled).toBe(0)
})

import { expect, test } from 'vitest'
import { frozenAt, newWorld } from '../support/world.ts'

test('history: a control step is listed with its title and put back with its records', async () => {
  const { control } = await newWorld()
  await control('POST', '/clock/advance', { by: '1h' })
  const { body } = await control('GET', '/history')
  const step = {
    id: 'step-1',
    at: '2026-03-01T13:00:00.000Z',
    realAt: expect.any(String),
    title: 'Move the clock',
    requestId: null,
    changes: 1,
    undoes: null,
    isUndone: false,
  }
  expect(body).toEqual({ total: 1, steps: [step], undoNext: step, redoNext: null })
  const detail = await control('GET', '/history/step-1')
  expect(detail.body.records).toMatchObject([{ table: 'simulation', id: 'clock', operation: 'changed' }])
  const undone = await control('POST', '/history/undo')
  expect(undone.body).toMatchObject({ id: 'step-2', title: 'Undo: Move the clock', undoes: 'step-1' })
  expect((await control('GET', '/clock')).body.now).toBe(frozenAt)
  expect((await control('GET', '/history/step-1')).body.isUndone).toBe(true)
})

test('history: the answer of a control call names the step that puts it back, one that changed nothing names none', async () => {
  const { control } = await newWorld()
  expect((await control('POST', '/clock/advance', { by: '1h' })).headers.get('x-emulator-step-id')).toBe('step-1')
  expect((await control('POST', '/clock/advance', { by: '1h' })).headers.get('x-emulator-step-id')).toBe('step-2')
  expect((await control('GET', '/clock')).headers.get('x-emulator-step-id')).toBe(null)
  await control('POST', '/history/step-2/undo')
  expect((await control('GET', '/clock')).body.now).toBe('2026-03-01T13:00:00.000Z')
})

test('history: undo goes back step by step, redo forth', async () => {
  const { control } = await newWorld()
  const setting = async () => (await control('GET', '/projects/demo')).body.authLimit
  await control('PATCH', '/projects/demo', { authLimit: 1 })
  await control('PATCH', '/projects/demo', { authLimit: 2 })
  await control('POST', '/history/undo')
  expect(await setting()).toBe(1)
  await control('POST', '/history/undo')
  expect(await setting()).toBe(0)
  expect((await control('POST', '/history/undo')).body.type).toBe('nothing_to_undo')
  const redone = await control('POST', '/history/redo')
  expect([await setting(), redone.body.title]).toEqual([1, 'Redo: Change settings of demo'])
  await control('POST', '/history/redo')
  expect(await setting()).toBe(2)
  expect((await control('POST', '/history/redo')).body.type).toBe('nothing_to_undo')
})

test('history: a deleted project comes back whole', async () => {
  const { control, call, signedIn } = await newWorld()
  const { session } = await signedIn()
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  await control('DELETE', '/projects/demo')
  expect((await control('GET', '/projects')).body.total).toBe(0)
  await control('POST', '/history/undo')
  const account = await call('GET', '/account', { session })
  expect([account.status, account.body.$id], account.story).toEqual([200, 'grace'])
  expect((await call('GET', '/teams', { session })).body.total).toBe(1)
})

test('history: a cleared inbox, a deleted message and a deleted key come back', async () => {
  const { control, call, signedIn } = await newWorld()
  const { session } = await signedIn()
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  const invited = { email: 'new@example.test', roles: [], url: 'http://localhost/join' }
  await call('POST', '/teams/core/memberships', { session, body: invited })
  const inbox = async () => (await control('GET', '/inbox')).body
  const before = await inbox()
  await control('DELETE', '/inbox')
  expect((await inbox()).total).toBe(0)
  await control('POST', '/history/undo')
  expect(await inbox()).toEqual(before)
  const { body: key } = await control('POST', '/projects/demo/keys', { scopes: ['users.read'] })
  await control('DELETE', `/projects/demo/keys/${String(key.id)}`)
  await control('POST', '/history/undo')
  expect((await call('GET', '/users', { key: String(key.secret) })).status).toBe(200)
})

test('history: a step whose records have changed since is not put back', async () => {
  const { control } = await newWorld()
  await control('PATCH', '/projects/demo', { authLimit: 1 })
  await control('PATCH', '/projects/demo', { authLimit: 2 })
  const refused = await control('POST', '/history/step-1/undo')
  expect([refused.status, refused.body.type]).toEqual([409, 'not_undoable'])
  expect((await control('GET', '/projects/demo')).body.authLimit).toBe(2)
  expect((await control('POST', '/history/step-9/undo')).status).toBe(404)
})

test('history: requests that changed something stand among the steps, and their undoing too', async () => {
  const { control, server } = await newWorld()
  await server('POST', '/users', { userId: 'ada' })
  await server('GET', '/users')
  const { body } = await control('GET', '/history')
  expect(body.steps).toMatchObject([{ title: 'users.create', isUndone: false }])
  const [step] = Array.isArray(body.steps) ? body.steps : []
  await control('POST', `/requests/${String(step?.requestId)}/undo`)
  expect((await server('GET', '/users/ada')).status).toBe(404)
  expect((await control('GET', '/history')).body.steps).toMatchObject([
    { title: 'users.create', isUndone: true },
    { title: 'Undo: users.create', undoes: step?.requestId },
  ])
  await control('POST', '/history/redo')
  expect((await server('GET', '/users/ada')).status).toBe(200)
})

test('history: what the window does by a call of the emulated API is a step of its name, what an app does is none', async () => {
  const { call, control, server, emulator } = await newWorld()
  await server('POST', '/users', { userId: 'ada' })
  expect((await control('GET', '/history')).body).toMatchObject({ total: 1, undoNext: null })
  const headers = { 'x-emulator-source': 'window', 'x-emulator-step': encodeURIComponent('Block “Ada”') }
  const blocked = await call('PATCH', '/users/ada/status', { key: emulator.apiKey, headers, body: { status: false } })
  const requestId = blocked.headers.get('x-emulator-request-id')
  const stepId = blocked.headers.get('x-emulator-step-id')
  const { body } = await control('GET', '/history')
  expect(body.steps).toMatchObject([{ title: 'users.create' }, { id: stepId, title: 'Block “Ada”', requestId }])
  expect(body.undoNext).toMatchObject({ id: stepId, title: 'Block “Ada”' })

  const status = async () => (await server('GET', '/users/ada')).body.status
  expect((await control('POST', '/history/undo')).body).toMatchObject({ title: 'Undo: Block “Ada”', undoes: stepId })
  expect(await status()).toBe(true)
  expect((await control('GET', '/history')).body).toMatchObject({ undoNext: null, redoNext: { undoes: stepId } })
  expect((await control('POST', '/history/redo')).body.title).toBe('Redo: Block “Ada”')
  expect(await status()).toBe(false)
  await control('POST', `/requests/${requestId}/undo`)
  expect(await status()).toBe(true)
  expect((await control('POST', '/history/redo')).body.title).toBe('Redo: Block “Ada”')
  expect((await control('POST', '/history/undo')).body.title).toBe('Undo: Block “Ada”')
  expect((await control('POST', '/history/undo')).body.type).toBe('nothing_to_undo')
})

test('history: a step of the control API has the name that the window gives it', async () => {
  const { call, control } = await newWorld()
  const headers = { 'x-emulator-step': 'Go%20home' }
  await call('POST', '/../__emulator/clock/advance', { headers, body: { by: '1h' } })
  expect((await control('POST', '/history/undo')).body.title).toBe('Undo: Go home')
  expect((await control('GET', '/clock')).body.now).toBe(frozenAt)
})

test('history: a call of the window that changes nothing, or has a broken name, is no worse than any other', async () => {
  const { call, control, server, emulator } = await newWorld()
  const send = (method: string, path: string, body: object, step: string) =>
    call(method, path, {
      key: emulator.apiKey,
      body,
      headers: { 'x-emulator-source': 'window', 'x-emulator-step': step },
    })
  const refused = await send('PATCH', '/users/nobody/status', { status: false }, 'Block%20nobody')
  expect([refused.status, refused.headers.get('x-emulator-step-id')]).toEqual([404, null])
  await send('POST', '/users', { userId: 'ada' }, '%E0%A4%A')
  expect((await control('POST', '/history/undo')).body.title).toBe('Undo: users.create')
  expect((await server('GET', '/users/ada')).status).toBe(404)
})

test('history: keeps the last 50 steps', async () => {
  const { control } = await newWorld()
  for (let at = 1; at <= 60; at += 1) await control('PATCH', '/projects/demo', { authLimit: at })
  const { body } = await control('GET', '/history')
  expect(body.total).toBe(50)
  expect((await control('GET', '/history/step-10')).status).toBe(404)
  expect((await control('GET', '/history/step-11')).status).toBe(200)
})

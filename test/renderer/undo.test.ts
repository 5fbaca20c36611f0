import { expect, test } from 'vitest'
import { createNotices } from '../../src-renderer/data/notices.ts'
import { createUndoStack } from '../../src-renderer/data/undo.ts'
import { stepHeader } from '../../src-renderer/data/use-action.ts'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld } from '../support/world.ts'

/** The undo of a window, and a call that the window makes. */
async function newWindow() {
  const { emulator, control } = await newWorld()
  const client = createControlClient({
    origin: 'http://localhost',
    fetch: (url, init) => emulator.fetch(new Request(url, init)),
    schedule: () => () => undefined,
    headers: { 'x-emulator-source': 'window' },
  })
  const notices = createNotices()
  const act = (hours: number, name: string) =>
    client.send({
      method: 'POST',
      path: '/__emulator/clock/advance',
      body: { by: `${hours}h` },
      headers: stepHeader(name),
    })
  const hour = async () => new Date((await client.clock()).now).getUTCHours()
  return { client, control, notices, act, hour, stack: createUndoStack(client, notices) }
}

test('undo: goes through the steps of the server, whoever made them, and forth again', async () => {
  const { act, control, hour, stack } = await newWindow()
  expect(await stack.undo()).toBeNull()
  await act(1, 'Späte Stunde')
  await control('POST', '/clock/advance', { by: '2h' })
  expect([await stack.undo(), await hour()]).toEqual([{ label: 'Move the clock' }, 13])
  expect([await stack.undo(), await hour()]).toEqual([{ label: 'Späte Stunde' }, 12])
  expect(await stack.undo()).toBeNull()
  expect([await stack.redo(), await hour()]).toEqual([{ label: 'Späte Stunde' }, 13])
  expect([await stack.redo(), await hour()]).toEqual([{ label: 'Move the clock' }, 15])
  expect(await stack.redo()).toBeNull()
})

test('undo: what the window alone can take back has its place between the steps of the server', async () => {
  const { act, stack } = await newWindow()
  const undone: string[] = []
  const own = (label: string) => ({ label, undo: async () => void undone.push(label) })
  await stack.push(own('first'))
  await act(1, 'Move')
  await stack.push(own('second'))
  expect([await stack.undo(), undone]).toMatchObject([{ label: 'second' }, ['second']])
  expect(await stack.undo()).toEqual({ label: 'Move' })
  expect([await stack.undo(), undone]).toMatchObject([{ label: 'first' }, ['second', 'first']])
  expect(await stack.undo()).toBeNull()
})

test('undo: the toast of a step goes when the step is undone by its key', async () => {
  const { act, notices, stack } = await newWindow()
  const { headers } = await act(1, 'Move')
  notices.show({ text: 'Moved', stepId: headers.get('x-emulator-step-id') })
  notices.show({ text: 'Another' })
  await stack.undo()
  expect(notices.list().map(({ text }) => text)).toEqual(['Another'])
})

import { expect, test } from 'vitest'
import { commandsOf, readLine } from '../../src-renderer/shell/palette-commands.ts'
import { joinSections } from '../../src-renderer/shell/steady-sections.ts'
import { newWorld } from '../support/world.ts'

const now = Date.parse('2026-03-01T12:00:00.000Z')
const nothing = { now, users: [], snapshots: [], choices: undefined }

/** What a line would do, with the choices of a server. */
async function commandsFor(text: string) {
  const { control } = await newWorld()
  const line = readLine(text)
  const { body } = await control('GET', '/faults/choices')
  const choices = { presets: [], kinds: [], errors: listOf(body.errors), calls: listOf(body.calls) }
  return line === null ? [] : commandsOf(line, { ...nothing, choices })
}

function listOf(value: unknown) {
  return Array.isArray(value) ? value : []
}

test('palette: a line has a verb that is known, and something after it', () => {
  expect(readLine(' Clock  +15m ')).toEqual({ verb: 'clock', rest: '+15m' })
  expect(readLine('as Grace Hopper')).toEqual({ verb: 'as', rest: 'grace hopper' })
  for (const text of ['', 'clock', 'grace', 'clocks +15m']) expect(readLine(text)).toBeNull()
})

test('palette: the clock goes where it is told, or nowhere', () => {
  const command = (rest: string) => commandsOf({ verb: 'clock', rest }, nothing).map((entry) => entry.command)
  expect(command('+15m')).toEqual([{ kind: 'move-clock', move: { by: 900_000 } }])
  expect(command('now')).toEqual([{ kind: 'set-clock', mode: 'follow' }])
  expect(command('x60')).toEqual([{ kind: 'run-clock', speed: 60 }])
  expect(command('freeze')).toEqual([{ kind: 'set-clock', mode: 'frozen' }])
  expect(command('sideways')).toEqual([])
})

test('palette: the next login fails in the ways that come to mind first, or in the one that is named', async () => {
  const usual = await commandsFor('fail next login')
  expect(usual[0]).toMatchObject({
    title: 'Fail the next call of account.createEmailPasswordSession',
    detail: '429 general_rate_limit_exceeded',
    command: { fault: { sdk: 'account.createEmailPasswordSession', next: 1 } },
  })
  const named = await commandsFor('fail 3 teams.create user_blocked')
  expect(named[0]).toMatchObject({
    title: 'Fail the next 3 calls of teams.create',
    command: { fault: { sdk: 'teams.create', next: 3, effect: { kind: 'error', type: 'user_blocked' } } },
  })
  expect(named.every(({ detail }) => detail.endsWith(' user_blocked'))).toBe(true)
  expect(await commandsFor('fail next nonsense')).toEqual([])
})

const section = (title: string, ...ids: readonly string[]) => ({
  title,
  entries: ids.map((id) => ({ id, title: id, detail: '', does: { kind: 'go' as const, to: { id } } })),
})

test('palette: what is shown stays in its place when others are found, and when it is gone', () => {
  const shown = [section('Users', 'grace', 'ada'), section('Requests', 'r6', 'r5')]
  const next = [section('Users', 'grant', 'grace'), section('Teams', 'core'), section('Requests', 'r7', 'r6')]
  expect(joinSections(shown, next).map(({ title, entries }) => [title, ...entries.map(({ id }) => id)])).toEqual([
    ['Users', 'grace', 'ada', 'grant'],
    ['Teams', 'core'],
    ['Requests', 'r6', 'r5', 'r7'],
  ])
})

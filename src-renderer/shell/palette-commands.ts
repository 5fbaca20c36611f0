/** What can be typed as a line: `clock +15m`, `as grace`, `restore checkout`, `fail next login user_blocked`. */
import type { ClockStatus, UserRow } from '../../src-shared/contract/control.ts'
import type { FaultChoices, NewFault } from '../../src-shared/contract/faults.ts'
import type { SnapshotSummary } from '../../src-shared/contract/snapshots.ts'
import { absoluteTime } from '../data/emulator-clock.ts'
import type { ClockMove } from '../data/use-clock-moves.ts'
import { titleOf } from '../data/user-names.ts'
import { parseMove } from '../features/clock/move-text.ts'
import { callSuggestions } from '../features/faults/call-suggestions.ts'
import { countOf } from '../ui/words.ts'

export type Command =
  | { readonly kind: 'move-clock'; readonly move: ClockMove }
  | { readonly kind: 'set-clock'; readonly mode: ClockStatus['mode'] }
  | { readonly kind: 'run-clock'; readonly speed: number }
  | { readonly kind: 'sign-in-as'; readonly user: UserRow }
  | { readonly kind: 'restore'; readonly name: string }
  | { readonly kind: 'fault'; readonly fault: NewFault }

export interface CommandEntry {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly command: Command
}

export interface CommandSources {
  /** Emulator time. */
  readonly now: number
  /** Whom the text after `as` found. */
  readonly users: readonly UserRow[]
  readonly snapshots: readonly SnapshotSummary[]
  readonly choices: FaultChoices | undefined
}

export interface Line {
  readonly verb: 'clock' | 'as' | 'restore' | 'fail'
  readonly rest: string
}

/** Null when the text is no line, but something to look for. */
export function readLine(text: string): Line | null {
  const [, word = '', rest = ''] = /^\s*(\w+)\s*(.*?)\s*$/.exec(text.toLowerCase()) ?? []
  const verb = (['clock', 'as', 'restore', 'fail'] as const).find((known) => known === word)
  return verb === undefined || rest === '' ? null : { verb, rest }
}

export function commandsOf({ verb, rest }: Line, sources: CommandSources): readonly CommandEntry[] {
  switch (verb) {
    case 'clock':
      return clockCommands(rest, sources.now)
    case 'as':
      return sources.users.map((user) => ({
        id: `as-${user.id}`,
        title: `Sign in as ${titleOf(user)}`,
        detail: user.email || user.phone || user.id,
        command: { kind: 'sign-in-as', user },
      }))
    case 'restore':
      return sources.snapshots
        .filter(({ name, kind, note }) => kind !== 'baseline' && `${name} ${note}`.toLowerCase().includes(rest))
        .map(({ name, note }) => ({
          id: `restore-${name}`,
          title: `Restore ${name}`,
          detail: note,
          command: { kind: 'restore', name },
        }))
    case 'fail':
      return sources.choices === undefined ? [] : faultCommands(rest, sources.choices)
  }
}

function clockCommands(rest: string, now: number): readonly CommandEntry[] {
  if (['now', 'follow', 'back'].includes(rest)) {
    return [{ id: 'clock-follow', title: 'Back to now', detail: '', command: { kind: 'set-clock', mode: 'follow' } }]
  }
  if (['freeze', 'frozen', 'stop'].includes(rest)) {
    return [
      { id: 'clock-freeze', title: 'Freeze the clock', detail: '', command: { kind: 'set-clock', mode: 'frozen' } },
    ]
  }
  const [, speed] = /^[x×*](\d{1,4})$/.exec(rest) ?? []
  if (speed !== undefined) {
    return [
      {
        id: 'clock-run',
        title: `Let the clock run ×${speed}`,
        detail: '',
        command: { kind: 'run-clock', speed: Number(speed) },
      },
    ]
  }
  const move = parseMove(rest, now)
  if (move === null) return []
  const to = absoluteTime('by' in move ? now + move.by : move.to, 'local').slice(0, 19)
  return [{ id: 'clock-move', title: `Move the clock to ${to}`, detail: rest, command: { kind: 'move-clock', move } }]
}

/** What comes to mind first, when no error is named. */
const usualErrors = ['general_rate_limit_exceeded', 'general_server_error', 'user_blocked']
const mostCalls = 2

/** `next login user_blocked`, `3 account.get`, `teams.create` */
function faultCommands(rest: string, { calls, errors }: FaultChoices): readonly CommandEntry[] {
  const [, count = 'next', what = ''] = /^(?:(next|\d+)\s+)?(.*)$/.exec(rest) ?? []
  const words = what
    .replace(/\blog\s?in\b/g, 'sign in')
    .replace(/\b(register|sign\s?up)\b/g, 'sign up')
    .split(/\s+/)
    .filter((word) => word !== '')
  const named = errors.filter(({ type }) => words.some((word) => word.includes('_') && type.includes(word)))
  const meant = words.filter((word) => !word.includes('_'))
  const next = count === 'next' ? 1 : Number(count)
  const found = callSuggestions(calls)
    .filter(({ id, detail }) => meant.every((word) => `${id} ${detail}`.toLowerCase().includes(word)))
    .slice(0, mostCalls)
  const usual = usualErrors.flatMap((usualType) => errors.filter(({ type }) => type === usualType))
  const shown = named.length > 0 ? named : usual
  return next < 1
    ? []
    : found.flatMap(({ id: sdk }) =>
        shown.slice(0, 4).map(({ type, code }) => ({
          id: `fail-${sdk}-${type}`,
          title: `Fail the next ${next === 1 ? 'call' : countOf(next, 'call')} of ${sdk}`,
          detail: `${code} ${type}`,
          command: { kind: 'fault' as const, fault: { sdk, next, effect: { kind: 'error' as const, type } } },
        })),
      )
}

/** `offwrite clock …`: see the clock, move it. */
import type { MovedClock } from '../../../src-shared/contract/clock.ts'
import type { ClockStatus } from '../../../src-shared/contract/control.ts'
import { defineCommand, type Outcome } from '../command.ts'
import { serverOptions, withServer } from '../server.ts'
import { anyText, oneWordOf, optionalValue, requiredValue, wholeNumber } from '../setting.ts'
import { alignedRows, counted } from '../table.ts'
import { UsageError } from '../usage-error.ts'

const time = () => anyText('A time', 'time', '2027-01-31T09:00:00Z')

export const showClock = defineCommand({
  name: 'clock show',
  summary: 'Print how the clock stands and what ends next',
  arguments: {},
  options: serverOptions,
  examples: ['clock show --json'],
  run: (_input, context) =>
    withServer(context, async ({ client }) => {
      const [clock, { upcoming }] = await Promise.all([client.clock(), client.upcoming()])
      const rows = upcoming.slice(0, 5).map(({ expire, label, id }) => [`  ${expire}`, label, id])
      return {
        json: { ...clock, upcoming },
        text: `${standing(clock)}${rows.length === 0 ? '' : `Ends next:\n${alignedRows(rows)}`}`,
      }
    }),
})

export const setClock = defineCommand({
  name: 'clock set',
  summary: 'Put the clock to a time, from where it runs on',
  arguments: { time: requiredValue(time()) },
  options: serverOptions,
  examples: ['clock set 2027-01-31T09:00:00Z'],
  run: ({ time: now }, context) =>
    withServer(context, async ({ client }) => moved(await client.setClock({ mode: 'offset', now }))),
})

export const advanceClock = defineCommand({
  name: 'clock advance',
  summary: 'Move the clock by a span, or to just past the end of something',
  arguments: {
    by: optionalValue(anyText('A span such as 15m, 31d or 1d 12h; behind --, -1h goes back', 'span', '15m')),
  },
  options: {
    past: optionalValue(oneWordOf('What is to end', ['session', 'token', 'challenge'], 'session')),
    id: optionalValue(anyText('Its id; without it, the one that ends next', 'id', '66a1b2c3d4e5f6a7b8c9')),
    ...serverOptions,
  },
  examples: ['clock advance 15m', 'clock advance --past session', 'clock advance -- -1h'],
  run: ({ by, past, id }, context) =>
    withServer(context, async ({ client }) => {
      if ((by === null) === (past === null)) {
        throw new UsageError('A span or --past is needed, and not both, for example: offwrite clock advance 15m')
      }
      if (by !== null) return moved(await client.advanceClock({ by }))
      const { upcoming } = await client.upcoming()
      const ending = upcoming.find((one) => one.kind === past && (id === null || one.id === id))
      if (ending === undefined) throw new UsageError(`No ${past}${id === null ? '' : ` ${id}`} is going to end.`)
      const { projectId } = ending
      return moved(await client.advanceClock({ past: ending.kind, projectId, id: ending.id }))
    }),
})

export const freezeClock = defineCommand({
  name: 'clock freeze',
  summary: 'Stop the clock, now or at a time',
  arguments: { time: optionalValue(time()) },
  options: serverOptions,
  examples: ['clock freeze', 'clock freeze 2027-01-31T09:00:00Z'],
  run: ({ time: now }, context) =>
    withServer(context, async ({ client }) =>
      moved(await client.setClock({ mode: 'frozen', ...(now === null ? {} : { now }) })),
    ),
})

export const runClock = defineCommand({
  name: 'clock run',
  summary: 'Let the clock run on from where it is, so many times as fast',
  arguments: { speed: requiredValue(wholeNumber('How many times as fast as the real time', 1, 3600, 60, 'speed')) },
  options: serverOptions,
  examples: ['clock run 60', 'clock run 1'],
  run: ({ speed }, context) =>
    withServer(context, async ({ client }) => moved(await client.setClock({ mode: 'offset', speed }))),
})

export const followClock = defineCommand({
  name: 'clock follow',
  summary: 'Let the clock go with the real time again',
  arguments: {},
  options: serverOptions,
  examples: ['clock follow'],
  run: (_input, context) => withServer(context, async ({ client }) => moved(await client.setClock({ mode: 'follow' }))),
})

function standing({ mode, now, realNow, speed }: ClockStatus): string {
  if (mode === 'follow') return `${now}, as the real time\n`
  return `${now}, ${mode === 'frozen' ? 'standing still' : speed === 1 ? 'running' : `running ×${speed}`}; really ${realNow}\n`
}

function moved(clock: MovedClock): Outcome {
  const { sessions, tokens, challenges } = clock.lapsed
  const counts = [
    [sessions, 'session'],
    [tokens, 'token'],
    [challenges, 'challenge'],
  ] as const
  const ended = counts.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)]))
  return {
    json: clock,
    text: `${standing(clock)}${ended.length === 0 ? '' : `Ends on the way: ${ended.join(', ')}\n`}`,
  }
}

/** What became of a code or link that was refused, and what would let it be taken. */
import type { Fix, Lead } from '../contract/requests.ts'
import { sha256Hex } from '../domain/secrets.ts'
import { isoTime } from '../domain/time.ts'
import type { World } from '../gates/call.ts'
import type { Message } from '../store/tables/messages.ts'
import type { LoggedExchange } from './request-log.ts'

interface Refused {
  /** Of the token or challenge that the call meant; null when it is gone. */
  readonly expire: number | null
  /** What the message carried it in; null when none did, or it was deleted. */
  readonly message: Message | null
  /** Another message of the user that waits to be used. */
  readonly waiting: Message | null
}

export function tokenFixes(exchange: LoggedExchange, world: World): readonly Fix[] {
  const { expire, message } = refusedOf(exchange, world)
  const { clock } = world
  const isLate = expire !== null && expire <= clock.now()
  const mode = clock.state.mode === 'frozen' ? 'frozen' : 'offset'
  return [
    ...(expire === null || !isLate
      ? []
      : [
          {
            label: 'Move the clock back',
            call: { method: 'PUT', path: '/__emulator/clock', body: { mode, now: isoTime(expire - 1000) } },
          },
        ]),
    ...(message === null
      ? []
      : [
          {
            label: 'Send it again',
            call: { method: 'POST', path: `/__emulator/inbox/${message.id}/send-again`, body: null },
          },
        ]),
  ]
}

export function tokenLeads(exchange: LoggedExchange, world: World): readonly Lead[] {
  const { message, waiting } = refusedOf(exchange, world)
  const usedBy = message?.usedByRequestId ?? null
  return [
    ...(usedBy === null ? [] : [{ label: 'Show who used it', shows: { kind: 'request', id: usedBy } } as const]),
    ...(waiting === null
      ? []
      : [{ label: 'Show the one that waits', shows: { kind: 'message', id: waiting.id } } as const]),
  ]
}

function refusedOf({ summary, subject, parameters }: LoggedExchange, { store }: World): Refused {
  const { projectId } = summary
  const userId = textIn(parameters?.userId) ?? subject.userId
  const secret = textIn(parameters?.secret) ?? textIn(parameters?.otp)
  if (userId === null || secret === null) return { expire: null, message: null, waiting: null }
  const secretHash = sha256Hex(secret)
  const token = store.tokens.list({ projectId, userId }).findLast((one) => one.secretHash === secretHash) ?? null
  const challengeId = textIn(parameters?.challengeId)
  const challenge = challengeId === null ? null : store.challenges.first({ projectId, id: challengeId })
  const messages = store.messages.list({ projectId, userId }).filter(({ subjectId }) => subjectId !== '')
  const message =
    messages.findLast((one) =>
      challengeId === null ? (one.secret ?? one.code) === secret : one.subjectId === challengeId,
    ) ?? null
  const { kind } = message ?? messages.at(-1) ?? { kind: null }
  const waiting = messages.findLast((one) => one.state === 'unused' && one.kind === kind && one.id !== message?.id)
  return { expire: (token ?? challenge)?.expire ?? null, message, waiting: waiting ?? null }
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

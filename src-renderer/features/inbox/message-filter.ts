/** The filter of the inbox: words and `key:value` tokens; a minus in front excludes. */
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { parseTokens, spanMilliseconds, type Token } from '../../data/filter-tokens.ts'
import { kindTitles, stateAt } from '../../data/messages.ts'
import type { FilterToken } from '../../ui/filter-box.tsx'

export const messageTokens: readonly FilterToken[] = [
  { example: 'to:grace', meaning: 'part of the address or number' },
  { example: 'kind:email-otp', meaning: 'verification, recovery, magic-url, …' },
  { example: 'unused:yes', meaning: 'what still waits to be used' },
  { example: 'channel:sms', meaning: 'email or sms' },
  { example: 'since:5m', meaning: 'the last minutes, emulator time' },
]

type Test = (message: InboxMessage) => boolean

/** `now` is emulator time in milliseconds. */
export function parseMessageFilter(text: string, now: number): Test {
  const tests = parseTokens(text).map((token): Test => {
    const test = testOf(token, now)
    return token.isExcluded ? (message) => !test(message) : test
  })
  return (message) => tests.every((test) => test(message))
}

function testOf({ key, value }: Token, now: number): Test {
  switch (key) {
    case null:
      return (message) => textOf(message).includes(value)
    case 'to':
      return ({ to, toName }) => `${to} ${toName}`.toLowerCase().includes(value)
    case 'kind':
      return ({ kind }) => kind.includes(value) || kindTitles[kind].toLowerCase().includes(value)
    case 'unused': {
      const isWanted = !['no', 'false'].includes(value)
      return (message) => (stateAt(message, now) === 'unused') === isWanted
    }
    case 'state':
      return (message) => stateAt(message, now) === value
    case 'channel':
      return ({ channel }) => channel === value
    case 'since': {
      const span = spanMilliseconds(value)
      return ({ createdAt }) => span === null || Date.parse(createdAt) >= now - span
    }
    default:
      // Not a token of ours: perhaps a link with a colon in it.
      return (message) => textOf(message).includes(`${key}:${value}`)
  }
}

function textOf({ to, toName, kind, subject, text, code, userId }: InboxMessage): string {
  return `${to} ${toName} ${kindTitles[kind]} ${subject} ${text} ${code ?? ''} ${userId}`.toLowerCase()
}

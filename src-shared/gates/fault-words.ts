/** Faults in words, for the story of a request and for the sentence of a rule. */
import type { FaultEffect, FaultRule } from '../contract/faults.ts'

interface Told {
  readonly id: string
  readonly effect: FaultEffect
  readonly waitMilliseconds: number
}

/** As the story of a call tells it. */
export function faultWords({ id, effect, waitMilliseconds }: Told): string {
  return `${id}: ${effect.kind === 'delay' ? `waited ${seconds(waitMilliseconds)}` : effectWords(effect)}`
}

export function effectWords(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'error':
      return `answers ${effect.type}`
    case 'reply':
      return `answers ${effect.status}`
    case 'delay': {
      const { milliseconds, upToMilliseconds } = effect
      return milliseconds >= upToMilliseconds
        ? `waits ${seconds(milliseconds)}`
        : `waits ${seconds(milliseconds)} to ${seconds(upToMilliseconds)}`
    }
    case 'drop':
      return 'drops the connection'
    case 'drop-answer':
      return 'drops the connection when the work is done'
    case 'broken-json':
      return 'sends half of the JSON'
    case 'empty-body':
      return 'sends no body'
    case 'expire-session':
      return 'ends the session first'
    case 'revoke-session':
      return 'deletes the session afterwards'
    case 'lose-message':
      return 'loses the message'
    case 'delay-message':
      return `delivers the message ${seconds(effect.milliseconds)} late`
    case 'duplicate-message':
      return 'delivers the message twice'
    case 'provider-denies':
      return 'lets the provider deny'
    case 'provider-without-email':
      return 'lets the provider tell no email'
  }
}

/** Such as `account.get by anyone → drops the connection · next 2 calls`. */
export function ruleSentence({ sdk, path, actor, next, every, percent, effect }: FaultRule): string {
  const calls = [...(sdk === '*' ? [] : [sdk]), ...(path === '*' ? [] : [path])]
  const schedule = [
    ...(every === 1 ? [] : [`every ${ordinal(every)} call`]),
    ...(percent === 100 ? [] : [`${percent} %`]),
    ...(next === null ? [] : [next === 1 ? 'next call' : `next ${next} calls`]),
  ]
  const what = calls.length === 0 ? 'any call' : calls.join(' at ')
  return [`${what} by ${actor} → ${effectWords(effect)}`, ...schedule].join(' · ')
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${Number((milliseconds / 1000).toFixed(1))} s`
}

function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10]
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th')
  return `${number}${ending}`
}

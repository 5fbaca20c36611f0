/**
 * Subscriptions in the address, as SDKs made them before they sent them as messages: `channels[]=account`, and queries
 * by channel and subscription, `account[0][]={...}`.
 */
import { decodeForm } from '../http/input.ts'
import { isObject } from '../store/column.ts'
import type { AskedSubscription } from './client-message.ts'
import { parseQueries } from './queries.ts'
import { RealtimeError } from './realtime-error.ts'

export function subscriptionsInUrl(url: URL): readonly AskedSubscription[] {
  const form = decodeForm(url.searchParams)
  const channels = isList(form.channels) ? form.channels.filter((name) => typeof name === 'string') : []
  const found = new Map<string, { channels: string[]; queries: readonly unknown[] }>()
  for (const channel of new Set(channels)) {
    for (const [index, queries] of Object.entries(queriesOf(form[channel]))) {
      const subscription = found.get(index) ?? { channels: [], queries }
      subscription.channels.push(channel)
      found.set(index, subscription)
    }
  }
  return [...found.values()].map((entry) => ({ id: null, channels: entry.channels, queries: read(entry.queries) }))
}

/** By index of the subscription. A channel without any is part of the first one. */
function queriesOf(value: unknown): Readonly<Record<string, readonly unknown[]>> {
  if (value === undefined) return { 0: [] }
  if (!isList(value) && !isObject(value)) return { 0: [value] }
  return Object.fromEntries(Object.entries(value).map(([index, inner]) => [index, isList(inner) ? inner : [inner]]))
}

function read(queries: readonly unknown[]): AskedSubscription['queries'] {
  try {
    return parseQueries(queries)
  } catch (error) {
    // In the address, a query that cannot be read ends the connection.
    throw error instanceof RealtimeError ? new RealtimeError('policy-violation', error.message) : error
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

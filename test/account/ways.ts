/** The three ways to a token that signs in, and a short call for each. */
import type { Reply, Sent, World } from '../support/world.ts'

export const email = 'grace@example.test'
export const phone = '+15555550100'
export const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0'

export const ways = [
  { way: 'magic-url', kind: 'magic-url', address: { email } },
  { way: 'email', kind: 'email-otp', address: { email } },
  { way: 'phone', kind: 'phone-otp', address: { phone } },
] as const

/** Those that go by mail. */
export const mailed = ways.slice(0, 2)

export const ask = (world: World, way: string, body: object, sent: Sent = {}): Promise<Reply> =>
  world.call('POST', `/account/tokens/${way}`, { ...sent, body: { userId: 'unique()', ...body } })

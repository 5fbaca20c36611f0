/** A browser without scripts that walks through an OAuth2 flow: follows redirects, fills the login page in, posts forms. */
import type { World } from '../support/world.ts'

export type Choice = Readonly<Record<string, string>>

export interface Visit {
  /** Where it ended: a page of the app, which nobody serves here, or one of the server. */
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Of every step that set some. */
  readonly cookies: ReadonlyMap<string, string>
  readonly hops: readonly string[]
}

export interface Trip {
  /** What the login page is answered; null stops there. Default: its own default. */
  readonly choice?: Choice | null
  /** Session value of who is signed in already. */
  readonly session?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const origin = 'http://localhost:4280'
export const success = 'http://localhost:3000/in?from=app'
export const failure = 'http://localhost:3000/out'

/** The path of the call that an SDK opens. */
export function startOf(flow: 'sessions' | 'tokens', provider: string, query: Choice = { success, failure }): string {
  return `/v1/account/${flow}/oauth2/${provider}?${new URLSearchParams({ project: 'demo', ...query }).toString()}`
}

export async function visit({ emulator }: World, start: string, trip: Trip = {}): Promise<Visit> {
  const { choice = {}, session, headers = {} } = trip
  const jar = new Map<string, string>(session === undefined ? [] : [['a_session_demo', encodeURIComponent(session)]])
  const set = new Map<string, string>()
  const hops: string[] = []
  let next = new Request(new URL(start, origin), { headers })
  for (let step = 0; step < 12; step += 1) {
    const sent = new Headers(next.headers)
    if (jar.size > 0) sent.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const { response, cookies } = await emulator.exchange(new Request(next, { headers: sent }))
    hops.push(`${next.method} ${new URL(next.url).pathname} ${response.status}`)
    for (const { name, value } of cookies) {
      jar.set(name, value)
      set.set(name, decodeURIComponent(value))
    }
    const html = await response.text()
    const done = (url: URL): Visit => ({
      url,
      status: response.status,
      headers: response.headers,
      html,
      cookies: set,
      hops,
    })
    const location = response.headers.get('location')
    if (location !== null) {
      const target = new URL(location)
      if (target.origin !== origin) return done(target)
      next = new Request(target)
      continue
    }
    const url = new URL(next.url)
    const form = formOf(html)
    if (form === null || choice === null) return done(url)
    next = new Request(form.action ?? url, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams(form.action === null ? { ...form.values, ...choice } : form.values),
    })
  }
  throw new Error(`No end: ${hops.join(', ')}`)
}

/** What a form would send when it is sent as it stands. */
export function formOf(html: string): { readonly action: URL | null; readonly values: Choice } | null {
  const [, form] = /<form([^]*)<\/form>/.exec(html) ?? []
  if (form === undefined) return null
  const values: Record<string, string> = {}
  for (const [, input = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = attribute(input, 'name')
    const isOff = /type="(?:radio|checkbox)"/.test(input) && !/ checked/.test(input)
    if (name !== null && !isOff) values[name] = attribute(input, 'value') ?? ''
  }
  const action = attribute(form.slice(0, form.indexOf('>')), 'action')
  return { action: action === null ? null : new URL(action), values }
}

function attribute(tag: string, name: string): string | null {
  const [, value] = new RegExp(`${name}="([^"]*)"`).exec(tag) ?? []
  return value?.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))) ?? null
}

/** The error that the failure URL was told. */
export function errorIn({ url }: Pick<Visit, 'url'>): { readonly type: string; readonly code: number } {
  const told: unknown = JSON.parse(url.searchParams.get('error') ?? 'null')
  if (typeof told !== 'object' || told === null || !('type' in told) || !('code' in told)) {
    throw new Error(`No error in ${url.href}`)
  }
  return { type: String(told.type), code: Number(told.code) }
}

export const ada: Choice = {
  person: 'new',
  name: 'Ada Lovelace',
  email: 'ada@example.test',
  providerUid: '1815',
  emailVerified: 'true',
}

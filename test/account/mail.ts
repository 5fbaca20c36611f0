/** What tests of links and codes have in common: the last message, its link, and time that passes. */
import type { JsonObject } from '../../src-shared/store/column.ts'
import { must } from '../teams/people.ts'
import type { World } from '../support/world.ts'

/** The last message of a kind; fails when there is none. */
export async function lastMessage(world: World, kind: string): Promise<JsonObject> {
  return must(await world.control('GET', `/inbox/latest?kind=${kind}`)).body
}

/** What the confirming call needs, read from the link as an app does. */
export async function lastLink(world: World, kind: string): Promise<URL & { readonly secret: string }> {
  const url = new URL(String((await lastMessage(world, kind)).link))
  return Object.assign(url, { secret: url.searchParams.get('secret') ?? '' })
}

/** Moves the frozen clock by a span such as `59m`. */
export async function pass(world: World, by: string): Promise<void> {
  must(await world.control('POST', '/clock/advance', { by }))
}

export async function settings(world: World, changed: JsonObject): Promise<void> {
  must(await world.control('PATCH', '/projects/demo', changed))
}

/** All lines that the trace of the last call has for developers. */
export async function notes(world: World): Promise<string> {
  return (await world.lastExchange()).story.flatMap(({ emulatorOnly }) => emulatorOnly).join('\n')
}

/** The header of a JWT of this session's user. */
export async function jwtOf(world: World, session: string): Promise<Readonly<Record<string, string>>> {
  return { 'x-appwrite-jwt': String(must(await world.call('POST', '/account/jwts', { session, body: {} })).body.jwt) }
}

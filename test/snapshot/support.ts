/** Short ways to the snapshots of a world. */
import { expect } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import type { World } from '../support/world.ts'

export async function saved({ control }: World, name = 'fixture', body: object = {}): Promise<JsonObject> {
  const reply = await control('PUT', `/snapshots/${name}`, body)
  expect(reply.status, reply.story).toBe(200)
  return reply.body
}

export async function restored({ control }: World, name = 'fixture', body: object = {}): Promise<JsonObject> {
  const reply = await control('POST', `/snapshots/${name}/restore`, body)
  expect(reply.status, reply.story).toBe(200)
  return reply.body
}

/** The records of the state, without the moment. */
export function stateOf({ emulator }: Pick<World, 'emulator'>): JsonObject {
  return tablesOf(emulator.snapshot({ messages: true, logs: true }))
}

export function tablesOf(text: string): JsonObject {
  const document: unknown = JSON.parse(text)
  return isObject(document) && isObject(document.tables) ? document.tables : {}
}

export function listed(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** What has changed since the baseline. */
export async function drift({ control }: World) {
  const { body, status, story } = await control('GET', '/drift')
  expect(status, story).toBe(200)
  return {
    total: body.total,
    baseline: body.baseline,
    records: listed(body.records).map(
      ({ operation, table, id }) => `${String(operation)} ${String(table)} ${String(id)}`,
    ),
    tables: body.tables,
  }
}

/** The document with another value at `path`, as its JSON. */
export function withValue(text: string, path: readonly string[], value: unknown): JsonObject {
  const document: unknown = JSON.parse(text)
  let place: unknown = document
  for (const name of path.slice(0, -1))
    place = isObject(place) || Array.isArray(place) ? Reflect.get(place, name) : null
  if (!isObject(document) || typeof place !== 'object' || place === null) throw new Error(`no ${path.join('.')}`)
  Reflect.set(place, path.at(-1) ?? '', value)
  return document
}

/** Restores and imports that a kill may meet: each of them happens whole or not at all. */
import { expect } from 'vitest'
import { callApi, type ApiClient } from '../host/api-client.ts'
import { importUrl } from '../support/import-file.ts'

export interface WholeSteps {
  /** Makes what is restored; once. */
  prepare(client: ApiClient): Promise<void>
  /** One restore after the other, to one state of the witnesses and to the other, until the server is gone. */
  restore(client: ApiClient): Promise<void>
  /** One import after the other until the server is gone. */
  import(client: ApiClient): Promise<void>
  /** Fails when a step that was acknowledged is missing, or when one is there in part. */
  check(client: ApiClient): Promise<void>
  readonly counts: () => { readonly restores: number; readonly imports: number }
}

const witnesses = Array.from({ length: 10 }, (_none, at) => `witness-${at}`)
const rowsInImport = 50

export function createWholeSteps(): WholeSteps {
  let restored = 'left'
  let restoring: string | null = null
  let restores = 0
  let imports = 0
  let lastImport = 0
  /** Files since the last check, and whether their import was acknowledged. */
  const files = new Map<string, boolean>()

  return {
    counts: () => ({ restores, imports }),
    async prepare(client) {
      for (const userId of witnesses) {
        expect((await callApi(client, 'POST', '/users', { userId })).status).toBe(201)
      }
      for (const side of ['right', 'left']) {
        for (const userId of witnesses) {
          expect((await callApi(client, 'PATCH', `/users/${userId}/prefs`, { prefs: { side } })).status).toBe(200)
        }
        expect((await callControl(client, 'PUT', `/snapshots/${side}`, '{}')).status).toBe(200)
      }
    },
    restore: (client) =>
      untilGone(async () => {
        const side = restored === 'left' ? 'right' : 'left'
        restoring = side
        const choices = JSON.stringify({ users: witnesses, projectId: 'demo' })
        expect((await callControl(client, 'POST', `/snapshots/${side}/restore`, choices)).status).toBe(200)
        restored = side
        restoring = null
        restores += 1
      }),
    import: (client) =>
      untilGone(async () => {
        const name = `file-${(lastImport += 1)}`
        files.set(name, false)
        const rows = Array.from({ length: rowsInImport }, (_none, at) => `${name}-${at},${name}-${at}@example.test`)
        const { search } = new URL(importUrl({ format: 'csv' }))
        const answer = await callControl(client, 'POST', `/import${search}`, ['$id,email', ...rows].join('\n'))
        expect(await answer.json()).toMatchObject({ state: 'done', taken: rowsInImport })
        files.set(name, true)
        imports += 1
      }),
    async check(client) {
      const sides = await Promise.all(
        witnesses.map(async (userId) => {
          const prefs: { readonly side?: string } = await (
            await callApi(client, 'GET', `/users/${userId}/prefs`)
          ).json()
          return prefs.side ?? 'none'
        }),
      )
      const [side = 'none'] = sides
      expect(new Set(sides)).toEqual(new Set([side]))
      expect([restored, restoring]).toContain(side)
      restored = side
      restoring = null
      for (const [name, isAcknowledged] of files) {
        const found = await countOf(client, name)
        if (isAcknowledged) expect([name, found]).toEqual([name, rowsInImport])
        else expect([0, rowsInImport]).toContain(found)
      }
      files.clear()
    },
  }
}

async function untilGone(step: () => Promise<void>): Promise<void> {
  try {
    for (;;) await step()
  } catch (error) {
    // A call that fails on its way is what the kill looks like.
    if (!(error instanceof TypeError)) throw error
  }
}

async function countOf(client: ApiClient, file: string): Promise<number> {
  const query = JSON.stringify({ method: 'startsWith', attribute: 'email', values: [`${file}-`] })
  const answer = await callApi(client, 'GET', `/users?queries[]=${encodeURIComponent(query)}`)
  expect(answer.status).toBe(200)
  const { total }: { readonly total: number } = await answer.json()
  return total
}

function callControl({ endpoint }: ApiClient, method: string, path: string, body: string): Promise<Response> {
  return fetch(new URL(`/__emulator${path}`, endpoint), { method, body })
}

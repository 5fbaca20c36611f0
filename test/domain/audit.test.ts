import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { insertLog, keptLogs } from '../../src-shared/domain/audit.ts'
import { seededRandom } from '../../src-shared/simulate/random.ts'
import { openStore } from '../../src-shared/store/store.ts'

async function storeWithLogs(counts: Readonly<Record<string, number>>) {
  const store = openStore({ sql: await initSqlJs(), stored: null, commitLog: null, onCommit: () => {} })
  const random = seededRandom(1)
  const client = { ip: '127.0.0.1', userAgent: '' }
  store.commit(() => {
    for (const [projectId, count] of Object.entries(counts)) {
      for (let now = 1; now <= count; now += 1) {
        const ids = new Map([['userId', 'grace']])
        insertLog(store, random, {
          projectId,
          now,
          event: 'user.update',
          actor: { kind: 'guest', signedIn: null },
          ids,
          client,
        })
      }
    }
  })
  return store
}

test('audit: a project keeps its newest rows, whatever others write', async () => {
  const store = await storeWithLogs({ quiet: 3, busy: keptLogs + 2000 })
  const busy = store.logs.list({ projectId: 'busy' })
  expect(busy.length).toBeGreaterThanOrEqual(keptLogs)
  expect(busy.length).toBeLessThan(keptLogs + 1000)
  expect(busy.at(-1)?.time).toBe(keptLogs + 2000)
  expect(busy[0]?.time).toBe(keptLogs + 2000 - busy.length + 1)
  expect(store.logs.count({ projectId: 'quiet' })).toBe(3)
})

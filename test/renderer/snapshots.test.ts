import { expect, test } from 'vitest'
import type { SnapshotSummary } from '../../src-shared/contract/snapshots.ts'
import { testSetups } from '../../src-renderer/features/snapshots/inspector/test-setup.ts'
import { parseSnapshotFilter } from '../../src-renderer/features/snapshots/list/snapshot-filter.ts'
import { snapshotRows } from '../../src-renderer/features/snapshots/list/snapshot-columns.tsx'
import { restoreLine, type RestorePlan } from '../../src-renderer/features/snapshots/restore/restore-call.ts'
import { freeName, nameFault, nameOfFile } from '../../src-renderer/features/snapshots/snapshot-names.ts'
import { isSnapshotName } from '../../src-shared/snapshot/library.ts'
import { restoreSnapshot } from '../../src-main/cli/commands/snapshot.ts'

const plan: RestorePlan = { dates: 'shift', sessions: 'keep', messages: 'keep', users: [], projectId: 'demo' }
const usual = 'http://localhost:4280'

function summary(name: string, facts: Partial<SnapshotSummary> = {}): SnapshotSummary {
  const counts = { users: 1, teams: 0, sessions: 0, bytes: 1, restoresOnStart: false }
  return {
    name,
    kind: 'named',
    note: '',
    tags: [],
    from: '',
    capturedAt: null,
    realCapturedAt: null,
    path: null,
    ...counts,
    ...facts,
  }
}

test('snapshots: the line of a restore says what is not as usual, and its options are those of the command', () => {
  expect(restoreLine('checkout', plan, usual)).toBe('offwrite snapshot restore checkout')
  const line = restoreLine(
    'checkout',
    { ...plan, dates: 'keep', sessions: 'drop', messages: 'clear', users: ['grace', 'ada'] },
    'http://localhost:5000',
  )
  expect(line).toBe(
    'offwrite snapshot restore checkout --dates keep --sessions drop --messages clear --user grace --user ada --project demo --url http://localhost:5000',
  )
  const options = [...line.matchAll(/--(\w+)/g)].map(([, option]) => option)
  expect(Object.keys(restoreSnapshot.options)).toEqual(expect.arrayContaining(options))
})

test('snapshots: a test setup names the file, and quotes what a shell would take apart', () => {
  const path = "/home/o'neill/my app/checkout.json"
  const [vitest, playwright, cli] = testSetups(summary('checkout', { path }), {
    url: usual,
    plan: { ...plan, sessions: 'drop' },
  })
  expect(vitest?.code).toContain(String.raw`readFile('/home/o\'neill/my app/checkout.json', 'utf8')`)
  expect(playwright?.code).toContain("data: { sessions: 'drop' },")
  expect(cli?.code.split('\n')).toEqual([
    'offwrite snapshot restore checkout --sessions drop',
    String.raw`offwrite exec --snapshot '/home/o'\''neill/my app/checkout.json' -- npx playwright test`,
  ])
})

test.each([
  ['Checkout ready (1).json', 'Checkout-ready-1'],
  ['checkout.json', 'checkout'],
  ['auto-000012.json', 'from-auto-000012'],
  ['….json', 'snapshot'],
  [`${'long'.repeat(30)}.json`, `from-${'long'.repeat(30)}`.slice(0, 64)],
])('snapshots: the file %s is kept as %s', (file, name) => {
  expect(nameOfFile(file)).toBe(name)
  expect(isSnapshotName(name)).toBe(true)
})

test('snapshots: a name that is taken, in any case, gets a number, and the baseline is never written over', () => {
  expect(freeName('checkout', ['other'])).toBe('checkout')
  expect(freeName('checkout', ['Checkout', 'checkout-2'])).toBe('checkout-3')
  expect(freeName('baseline', [])).toBe('baseline-2')
  expect(freeName('x'.repeat(64), ['x'.repeat(64)])).toBe(`${'x'.repeat(60)}-2`)
})

test('snapshots: a name is refused before the server would', () => {
  for (const name of ['', 'no good', '-first', 'auto-1', 'x'.repeat(65)])
    expect([name, nameFault(name)]).not.toContain(null)
  for (const name of ['checkout', 'v1.2_3', 'automatic']) expect([name, nameFault(name)]).toEqual([name, null])
})

test('snapshots: a filter knows kinds and tags, and words of names and notes', () => {
  const all = [
    summary('checkout', { tags: ['shop'], note: 'Ready to pay' }),
    summary('auto-000001', { kind: 'automatic', note: 'Before: Restore the snapshot checkout' }),
  ]
  const found = (filter: string) => all.filter(parseSnapshotFilter(filter)).map(({ name }) => name)
  expect(found('')).toEqual(['checkout', 'auto-000001'])
  expect(found('kind:auto')).toEqual(['auto-000001'])
  expect(found('-kind:automatic')).toEqual(['checkout'])
  expect(found('tag:shop')).toEqual(['checkout'])
  expect(found('pay')).toEqual(['checkout'])
  expect(found('before: restore')).toEqual(['auto-000001'])
})

test('snapshots: until a baseline is saved, the state at the start stands in its place', () => {
  const titles = (rows: ReturnType<typeof snapshotRows>) => rows.map(({ title, isKept }) => [title, isKept])
  expect(titles(snapshotRows([summary('a')]))).toEqual([
    ['State at the start', false],
    ['a', true],
  ])
  expect(titles(snapshotRows([summary('baseline', { kind: 'baseline' })]))).toEqual([['baseline', true]])
})

/** What lists of users cost with 100,000 of them against 1,000: `npm run bench -- lists`. */
import type { Emulator } from '../../src-shared/index.ts'
import { crowd, timeOf } from './crowd.ts'
import { timesOf, type Work } from './measure.ts'

const few = 1_000
const many = 100_000

interface Query {
  readonly method: string
  readonly attribute?: string
  readonly values?: readonly unknown[]
}

interface Case {
  readonly name: string
  /** For a table of this size. */
  queries?(size: number): readonly Query[]
  readonly more?: Readonly<Record<string, string>>
  /** What the window asks for, instead of queries. */
  readonly window?: { readonly filter?: string; readonly order?: string; readonly offset?: 'middle' }
}

const q = (method: string, attribute: string, ...values: readonly unknown[]): Query => ({ method, attribute, values })
const iso = (at: number) => new Date(timeOf(at)).toISOString()
const middle = (size: number) => `u${size / 2}`
const cursor = (method: 'cursorAfter' | 'cursorBefore', size: number): Query => ({ method, values: [middle(size)] })
const withoutTotal = { total: 'false' }

/** What an index answers: the time must not grow with the table. */
const indexed: readonly Case[] = [
  { name: 'list, without total', queries: () => [], more: withoutTotal },
  { name: 'get by email', queries: () => [q('equal', 'email', 'u42@example.test')] },
  { name: 'text: phone equal', queries: () => [q('equal', 'phone', '+15550000042')] },
  { name: 'text: name equal', queries: () => [q('equal', 'name', 'User mark42')] },
  { name: 'text: name startsWith, 20 rows', queries: () => [q('startsWith', 'name', 'Grace')] },
  { name: 'id: one of three', queries: () => [q('equal', '$id', 'u1', 'u42', 'u99')] },
  {
    name: 'id: one of three, by name',
    queries: () => [q('equal', '$id', 'u1', 'u42', 'u99'), q('orderAsc', 'name')],
  },
  { name: 'sequence: between', queries: () => [q('between', '$sequence', 400, 420)] },
  { name: 'boolean: status false, 20 rows', queries: () => [q('equal', 'status', false)] },
  { name: 'boolean: impersonator true, 20 rows', queries: () => [q('equal', 'impersonator', true)] },
  {
    name: 'boolean: emailVerification, half of all, without total',
    queries: () => [q('equal', 'emailVerification', true)],
    more: withoutTotal,
  },
  { name: 'time: $createdAt between, 20 rows', queries: () => [q('between', '$createdAt', iso(500), iso(519))] },
  { name: 'time: accessedAt lessThan, 20 rows', queries: () => [q('lessThan', 'accessedAt', iso(40))] },
  { name: 'time: passwordUpdate between, 20 rows', queries: () => [q('between', 'passwordUpdate', iso(0), iso(39))] },
  {
    name: 'time: $createdAt before a time, half of all, without total',
    queries: (size) => [q('lessThan', '$createdAt', iso(size / 2))],
    more: withoutTotal,
  },
  {
    name: 'time: $createdAt from a time on, half of all, without total',
    queries: (size) => [q('greaterThanEqual', '$createdAt', iso(size / 2))],
    more: withoutTotal,
  },
  { name: 'boolean: status notEqual true, 20 rows', queries: () => [q('notEqual', 'status', true)] },
  {
    name: 'or: email or name',
    queries: () => [
      { method: 'or', values: [q('equal', 'email', 'u42@example.test'), q('equal', 'name', 'User mark77')] },
    ],
  },
  {
    name: 'or: email or label',
    queries: () => [
      { method: 'or', values: [q('equal', 'email', 'u42@example.test'), q('contains', 'labels', 'rare')] },
    ],
  },
  {
    name: 'label: contains, a tenth of all, without total',
    queries: () => [q('contains', 'labels', 'beta')],
    more: withoutTotal,
  },
  {
    name: 'label: the same, cursorAfter the middle',
    queries: (size) => [q('contains', 'labels', 'beta'), cursor('cursorAfter', size)],
    more: withoutTotal,
  },
  { name: 'search: a word of all, without total', queries: () => [], more: { search: 'user', ...withoutTotal } },
  {
    name: 'search: two words of all, without total',
    queries: () => [],
    more: { search: 'example use', ...withoutTotal },
  },
  { name: 'search: the letter that all ids begin with', queries: () => [], more: { search: 'u', ...withoutTotal } },
  {
    name: 'search: a word of all, by name, without total',
    queries: () => [q('orderAsc', 'name')],
    more: { search: 'user', ...withoutTotal },
  },
  { name: 'label: contains, 20 rows', queries: () => [q('contains', 'labels', 'rare')] },
  { name: 'search: one user', queries: () => [], more: { search: '"mark42"' } },
  { name: 'search: beginning of a word, 20 rows', queries: () => [], more: { search: 'grac' } },
  { name: 'order by name, without total', queries: () => [q('orderAsc', 'name')], more: withoutTotal },
  {
    name: 'order by $createdAt, newest first, without total',
    queries: () => [q('orderDesc', '$createdAt')],
    more: withoutTotal,
  },
  {
    name: 'cursorAfter the middle, without total',
    queries: (size) => [cursor('cursorAfter', size)],
    more: withoutTotal,
  },
  {
    name: 'cursorBefore the middle, without total',
    queries: (size) => [cursor('cursorBefore', size)],
    more: withoutTotal,
  },
  {
    name: 'cursorAfter the middle by name, without total',
    queries: (size) => [q('orderAsc', 'name'), cursor('cursorAfter', size)],
    more: withoutTotal,
  },
  {
    name: 'cursorAfter the middle by $createdAt, newest first',
    queries: (size) => [q('orderDesc', '$createdAt'), cursor('cursorAfter', size)],
    more: withoutTotal,
  },
]

/** What no index answers: blocks of rows are passed over in memory, and the table is read only where one may match. */
const passedOver: readonly Case[] = [
  { name: 'text: name contains, 20 rows', queries: () => [q('contains', 'name', 'race')] },
  { name: 'text: email contains, one row', queries: () => [q('contains', 'email', 'u42@')] },
  { name: 'text: name endsWith, one row', queries: () => [q('endsWith', 'name', 'mark42')] },
  { name: 'text: name regex, 20 rows', queries: () => [q('regex', 'name', '^Gr.ce')] },
  { name: 'text: name notStartsWith, 20 rows', queries: () => [q('notStartsWith', 'name', 'User')] },
  {
    name: 'or: email or name contains, 21 rows',
    queries: () => [{ method: 'or', values: [q('contains', 'email', 'u42@'), q('contains', 'name', 'race')] }],
  },
  {
    // The smaller table has ten of them: pages of five are full in both.
    name: 'text: name endsWith, a hundredth of all, five a page, without total',
    queries: () => [q('endsWith', 'name', '42'), { method: 'limit', values: [5] }],
    more: withoutTotal,
  },
  {
    name: 'time: registration before a time, newest first, without total',
    queries: (size) => [q('lessThan', 'registration', iso(size / 2)), q('orderDesc', '$createdAt')],
    more: withoutTotal,
  },
  {
    name: 'time: the same, cursorAfter a quarter',
    queries: (size) => [
      q('lessThan', 'registration', iso(size / 2)),
      q('orderDesc', '$createdAt'),
      { method: 'cursorAfter', values: [`u${size / 4}`] },
    ],
    more: withoutTotal,
  },
]

/** The window's own list; its total is exact, counted once for all the pages until something changes. */
const windowed: readonly Case[] = [
  { name: 'window: newest first', window: {} },
  { name: 'window: by name', window: { order: 'name' } },
  { name: 'window: by name, from the middle', window: { order: 'name', offset: 'middle' } },
  { name: 'window: blocked, 20 rows', window: { filter: 'status:blocked' } },
  { name: 'window: unverified, a third of all', window: { filter: 'verified:no' } },
  { name: 'window: a word of all, by name', window: { filter: 'user', order: 'name' } },
]

/** What the contract has count, up to 5,000 rows. */
const growing: readonly Case[] = [
  { name: 'list, with total', queries: () => [] },
  {
    name: 'boolean: emailVerification, half of all, with total',
    queries: () => [q('equal', 'emailVerification', true)],
  },
  { name: 'label: contains, a tenth of all, with total', queries: () => [q('contains', 'labels', 'beta')] },
  { name: 'text: name endsWith, a hundredth of all, with total', queries: () => [q('endsWith', 'name', '42')] },
  { name: 'search: a word of all, with total', queries: () => [], more: { search: 'user' } },
  {
    name: 'time: $createdAt from the start on, with total',
    queries: () => [q('greaterThanEqual', '$createdAt', iso(0))],
  },
]

const beginning = performance.now()
const [small, large] = [await crowd(few), await crowd(many)]
say(`${few} and ${many} users made in ${((performance.now() - beginning) / 1000).toFixed(0)} s\n`)
await table('Answered by an index: near 1 is good', indexed)
await table('Passed over in blocks: near 1 is good', passedOver)
await table('The window', windowed)
await table('Counts up to 5,000 rows: grows', growing)
for (const emulator of [small, large]) emulator.close()

async function table(title: string, cases: readonly Case[]): Promise<void> {
  say(`${title}\n${'ms a call'.padEnd(70)}${String(few).padStart(10)}${String(many).padStart(10)}     ratio`)
  for (const one of cases) {
    const times = await timesOf({ base: listing(small, one, few), measured: listing(large, one, many) })
    const figures = [times.base.toFixed(3), times.measured.toFixed(3), times.ratio.toFixed(2)]
    say(`${one.name.padEnd(70)}${figures.map((figure) => figure.padStart(10)).join('')}`)
  }
  say('')
}

function urlOf({ queries, more = {}, window }: Case, size: number): string {
  if (window !== undefined) {
    const offset = window.offset === 'middle' ? String(size / 2) : '0'
    return `http://localhost/__emulator/projects/demo/users?${new URLSearchParams({ ...window, offset })}`
  }
  const search = new URLSearchParams({ ...more })
  for (const query of queries?.(size) ?? []) search.append('queries[]', JSON.stringify(query))
  return `http://localhost/v1/users?${search}`
}

function listing(emulator: Emulator, one: Case, size: number): Work {
  const url = urlOf(one, size)
  return {
    label: `${size} users`,
    async run() {
      const headers = { 'x-appwrite-project': 'demo', 'x-appwrite-key': emulator.apiKey }
      const response = await emulator.fetch(new Request(url, { headers }))
      const text = await response.text()
      if (!response.ok || !/"\$?id":/.test(text)) throw new Error(`${url} answered ${response.status}: ${text}`)
    },
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

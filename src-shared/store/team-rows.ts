/** The window's list of teams: a filter of tokens and words, an order, a slice (not part of Appwrite's API). */
import type { Cell } from './change.ts'
import type { Condition } from './condition.ts'
import type { Store } from './store.ts'
import type { Team } from './tables/teams.ts'
import { FilterFault } from './user-list.ts'
import { searchCondition } from './words.ts'

const ofTeam =
  'FROM "memberships" WHERE "memberships"."projectId" = "teams"."projectId" AND "memberships"."teamId" = "teams"."id"'
const members = `(SELECT count(*) ${ofTeam} AND "confirm" = 1)`
const pending = `(SELECT count(*) ${ofTeam} AND "confirm" = 0)`

const flags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pending: {
    yes: `EXISTS (SELECT 1 ${ofTeam} AND "confirm" = 0)`,
    no: `NOT EXISTS (SELECT 1 ${ofTeam} AND "confirm" = 0)`,
  },
  members: {
    some: `EXISTS (SELECT 1 ${ofTeam} AND "confirm" = 1)`,
    none: `NOT EXISTS (SELECT 1 ${ofTeam} AND "confirm" = 1)`,
  },
}

const values: Readonly<Record<string, string>> = {
  id: '"id" = ?',
  member: `EXISTS (SELECT 1 ${ofTeam} AND "userId" = ?)`,
  role: `EXISTS (SELECT 1 ${ofTeam} AND EXISTS (SELECT 1 FROM json_each("memberships"."roles") WHERE "value" = ?))`,
}

const orders: Readonly<Record<string, string>> = {
  created: '"createdAt"',
  id: '"id" COLLATE NOCASE',
  changed: '"updatedAt"',
  name: '"name" COLLATE NOCASE',
  members,
  pending,
}

export interface TeamFilter {
  /** Tokens such as `pending:yes member:grace role:owner` and words. */
  readonly filter: string
  /** One of created, id, changed, name, members, pending; `-` before it reverses. */
  readonly order: string
  readonly limit: number
  readonly offset: number
}

export interface CountedTeam {
  readonly team: Team
  readonly members: number
  readonly pending: number
}

export function listTeams(store: Store, projectId: string, query: TeamFilter): { total: number; teams: CountedTeam[] } {
  const conditions = [
    { sql: '"projectId" = ?', parameters: [projectId] },
    ...query.filter.split(/\s+/).flatMap((token) => (token === '' ? [] : [conditionOf(projectId, token)])),
  ]
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  const parameters = conditions.flatMap((condition): readonly Cell[] => condition.parameters)
  const direction = query.order.startsWith('-') ? 'DESC' : 'ASC'
  const name = query.order.replace(/^-/, '')
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined
  if (order === undefined) {
    throw new FilterFault(`order is one of ${Object.keys(orders).join(', ')}; it is "${query.order}".`)
  }
  const teams = store.teams.select(
    `WHERE ${where} ORDER BY ${order} ${direction}, "sequence" ${direction} LIMIT ? OFFSET ?`,
    [...parameters, query.limit, query.offset],
  )
  return {
    total: Number(store.database.first(`SELECT count(*) FROM "teams" WHERE ${where}`, parameters)?.[0] ?? 0),
    teams: teams.map((team) => {
      const count = (confirm: boolean) => store.memberships.count({ projectId, teamId: team.id, confirm })
      return { team, members: count(true), pending: count(false) }
    }),
  }
}

function conditionOf(projectId: string, token: string): Condition {
  const [, name = '', value = ''] = /^(\w+):(.*)$/s.exec(token) ?? []
  if (Object.hasOwn(flags, name)) {
    const choices = flags[name] ?? {}
    const sql = Object.hasOwn(choices, value) ? choices[value] : undefined
    if (sql === undefined) {
      throw new FilterFault(`${name}: is one of ${Object.keys(choices).join(', ')}; it has "${value}".`)
    }
    return { sql, parameters: [] }
  }
  const sql = Object.hasOwn(values, name) ? values[name] : undefined
  if (sql !== undefined) return { sql, parameters: [value] }
  // As with users: every word must match, so who types more wants less.
  return searchCondition('teams', 'search', projectId, token) ?? { sql: '0', parameters: [] }
}

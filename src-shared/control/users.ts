/** Users as the window lists them. */
import type { UserRow } from '../contract/control.ts'
import { isoTime } from '../domain/time.ts'
import { defineRule, id, optional, refuse, type Rule, text } from '../http/rules.ts'
import { type CountedUser, FilterFault, listUsers as selectUsers, tokensOf } from '../store/user-list.ts'
import { changedUsers } from './drift.ts'
import { controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { jsonModel } from './json-model.ts'

const count = (most: number): Rule<number> =>
  defineRule(`a whole number up to ${most}`, (value) => {
    const number = Number(value)
    return Number.isInteger(number) && number >= 0 && number <= most
      ? number
      : refuse(`the value must be a whole number up to ${most}`)
  })

export const listUsers = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/users'),
  params: {
    projectId: id(),
    filter: optional(text({ min: 0, max: 500 }), ''),
    order: optional(text({ min: 1, max: 20 }), '-joined'),
    limit: optional(count(500), 100),
    offset: optional(count(10_000_000), 0),
  },
  response: jsonModel<{ readonly total: number; readonly users: readonly UserRow[] }>('UserRows'),
  async handle({ projectId, ...query }, context) {
    const { store } = context.world
    const project = controlProject(context, projectId)
    const since = tokensOf(query.filter).find(({ name }) => name === 'changed')?.value ?? null
    const changedIds = since === null ? [] : await changedUsers(context, project.id, since)
    try {
      const { total, users } = selectUsers(store, project.id, { ...query, changedIds, now: context.now })
      return { total, users: users.map(row) }
    } catch (error) {
      if (error instanceof FilterFault) invalid(error.message, 'Nothing else was searched.')
      throw error
    }
  },
})

function row({ user, sessions, teams, identities }: CountedUser): UserRow {
  return {
    id: user.id,
    name: user.name ?? '',
    email: user.email ?? '',
    phone: user.phone ?? '',
    status: user.status,
    emailVerification: user.emailVerification,
    phoneVerification: user.phoneVerification,
    mfa: user.mfa,
    labels: user.labels,
    hasPassword: user.password !== null,
    sessions,
    teams,
    identities,
    createdAt: isoTime(user.createdAt),
    accessedAt: user.accessedAt === null ? null : isoTime(user.accessedAt),
  }
}

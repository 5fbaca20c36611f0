/** `POST …/users/generate`: people for a full list, the same for the same seed. */
import type { GeneratedUsers } from '../contract/user-steps.ts'
import { hashedPassword } from '../domain/password.ts'
import { boolean, id, integer, optional } from '../http/rules.ts'
import { claimsOf } from '../import/clashes.ts'
import { insertNewcomer, newcomer } from '../import/newcomer.ts'
import { controlFacts, controlProject, defineControlRoute } from './control-route.ts'
import { generatedPeople } from './generated-people.ts'
import { jsonModel } from './json-model.ts'
import { freeEmail } from './user-actions.ts'

const mostUsers = 5000

/** Of everybody who is given one. */
const generatedPassword = 'sample password'

export const generateUsers = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/users/generate', 201),
  params: {
    projectId: id(),
    count: integer({ min: 1, max: mostUsers }),
    seed: optional(integer({ min: 0, max: 0xffff_ffff }), 1),
    passwords: optional(boolean(), true),
  },
  response: jsonModel<GeneratedUsers>('GeneratedUsers'),
  async handle({ projectId, count, seed, passwords }, context) {
    const { world, history, now } = context
    const { store, random, hasher } = world
    const project = controlProject(context, projectId)
    const target = { ...world, project, now }
    const hashed = passwords ? await hashedPassword({ hasher, random }, generatedPassword, 'account') : null
    const has = (key: 'id' | 'email' | 'phone', value: string) =>
      store.users.first({ projectId: project.id, [key]: value }) !== null
    const users = history.commit(`Generate ${count} ${count === 1 ? 'user' : 'users'}`, () =>
      generatedPeople(count, seed, now).flatMap((person, place) => {
        // The same seed again adds those who are not there.
        if (has('id', person.id)) return []
        const { email, phone } = person
        const fields = {
          ...person,
          email: has('email', email) ? freeEmail({ store, project }, email) : email,
          phone: phone === null || has('phone', phone) ? null : phone,
        }
        const row = { row: place + 1, fields: {} }
        insertNewcomer(target, newcomer(row, claimsOf(row.row, fields), fields, hashed, target))
        return [person.id]
      }),
    )
    return { seed, users, password: hashed === null ? null : generatedPassword }
  },
})

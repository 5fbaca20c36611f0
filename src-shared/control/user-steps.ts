/** One action on many users at once: one transaction, one step to put back. */
import { type UserStepReport, userActions } from '../contract/user-steps.ts'
import { hashedPassword } from '../domain/password.ts'
import { passwordPolicyOf } from '../domain/password-policy.ts'
import { label } from '../endpoints/rules.ts'
import { id, listOf, oneOf, optional } from '../http/rules.ts'
import type { User } from '../store/tables/users.ts'
import { controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { applyUserAction, titleOfStep } from './user-actions.ts'

const mostUsers = 10_000

export const changeUsers = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/users/bulk'),
  params: {
    projectId: id(),
    action: oneOf(userActions),
    userIds: listOf(id(), mostUsers),
    label: optional(label(), null),
  },
  response: jsonModel<UserStepReport>('UserStepReport'),
  async handle({ projectId, action, userIds, label: given }, context) {
    const { world, history, snapshots, now } = context
    const { store, random, hasher, disposableDomains } = world
    const project = controlProject(context, projectId)
    if (given === null && (action === 'add-label' || action === 'remove-label')) {
      invalid(`${action} needs a label.`, 'Send label beside userIds, such as "beta".')
    }
    const find = (): readonly User[] =>
      [...new Set(userIds)].flatMap((userId) => store.users.first({ projectId: project.id, id: userId }) ?? [])
    const found = find()
    const before =
      action === 'delete' && found.length > 1 ? await snapshots.keepBefore(titleOfStep(action, found, given)) : null
    const password =
      action === 'reset-password' ? throwaway(random.hex(256), passwordPolicyOf(project.settings).min) : null
    // Hashed once: what is asked for is to sign in, not to keep a secret.
    const hashed = password === null ? null : await hashedPassword({ hasher, random }, password, 'account')
    if (action === 'duplicate') await disposableDomains.load()
    // Somebody may have gone meanwhile.
    const present = find()
    const scope = { store, project, random, now, disposableDomains }
    const users = history.commit(titleOfStep(action, present, given), () =>
      present.flatMap((user, place) => applyUserAction(scope, action, user, { label: given, hashed, place }) ?? []),
    )
    const here = new Set(present.map((user) => user.id))
    return { action, users, missing: userIds.filter((userId) => !here.has(userId)), password, before }
  },
})

/** Good for every rule of strength: it has letters of both cases, a digit and a sign. */
function throwaway(letters: string, least: number): string {
  return `Off-1${letters}`.slice(0, Math.max(16, least))
}

/** What the rules of a project say to a password, for trying them: nothing is written, nothing is logged. */
import type { PasswordCheck, PasswordRule } from '../contract/settings.ts'
import { wasUsedBefore } from '../domain/password.ts'
import { hasGoodLength, holdsPersonalData, passwordPolicyOf, wantedKinds } from '../domain/password-policy.ts'
import { catalogue } from '../http/error-catalogue.ts'
import { id, optional, text } from '../http/rules.ts'
import { controlFacts, controlProject, controlUser, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

/** Longer than any password may be, so that one that is too long can be tried. */
const longest = 4096

export const checkPassword = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/passwords/check'),
  params: { projectId: id(), password: text({ min: 0, max: longest }), userId: optional(id(), null) },
  response: jsonModel<PasswordCheck>('PasswordCheck'),
  async handle({ projectId, password, userId }, context) {
    const project = controlProject(context, projectId)
    const { settings } = project
    const { hasher, passwordDictionary } = context.world
    const user = userId === null ? null : controlUser(context, projectId, userId)
    const policy = passwordPolicyOf(settings)
    const rules: PasswordRule[] = [
      broken('length', !hasGoodLength(password, policy)),
      ...wantedKinds(password, policy).map(({ rule, isMissing }) => broken(rule, isMissing)),
    ]
    if (settings.authPasswordDictionary) {
      await passwordDictionary.load()
      rules.push(broken('dictionary', passwordDictionary.includes(password)))
    }
    if (settings.authPersonalDataCheck) {
      rules.push(broken('personal-data', user === null ? null : holdsPersonalData(password, user)))
    }
    if (settings.authPasswordHistory > 0) {
      rules.push(broken('history', user === null ? null : await wasUsedBefore({ hasher, project }, user, password)))
    }
    return { rules }
  },
})

function broken(rule: PasswordRule['rule'], isBroken: boolean | null): PasswordRule {
  const type =
    rule === 'personal-data'
      ? 'password_personal_data'
      : rule === 'history'
        ? 'password_recently_used'
        : 'general_argument_invalid'
  return { rule, isBroken, error: { type, code: catalogue[type].code } }
}

/** Parameter rules that know Appwrite's values. */
import { parseEmail, readEmail } from '../domain/email.ts'
import { passwordFault, passwordPolicyOf } from '../domain/password-policy.ts'
import { isPhone } from '../domain/phone.ts'
import { defineRule, refuse, type Rule } from '../http/rules.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import type { Context } from '../gates/call.ts'

/** An email address, read in lower case. */
export const email = (): Rule<string> =>
  defineRule('an email address', (value) =>
    typeof value === 'string'
      ? (parseEmail(value) ?? refuse('the value must be an email address'))
      : refuse('the value must be an email address'),
  )

/** An email address whose letters stay as they came (quirk Q14). */
export const emailAsSent = (): Rule<string> => ({
  ...email(),
  read: (value) =>
    (typeof value === 'string' ? readEmail(value) : null) ?? refuse('the value must be an email address'),
})

export const phone = (): Rule<string> =>
  defineRule('a phone number such as +15555550100', (value) =>
    typeof value === 'string' && isPhone(value)
      ? value
      : refuse('the value must be a phone number with + and country code, 7 to 15 digits'),
  )

/** A new password: 256 bytes at most, and as strong as the project asks. */
export const newPassword = (): Rule<string, Pick<Context, 'project' | 'passwordDictionary'>> =>
  defineRule<string, Pick<Context, 'project' | 'passwordDictionary'>>(
    'a password that meets the policy of the project',
    (value, { project, passwordDictionary }) => {
      if (typeof value !== 'string') refuse('the value must be text')
      const { settings } = project
      const fault = passwordFault(value, passwordPolicyOf(settings))
      if (fault !== null) refuse(fault)
      if (settings.authPasswordDictionary && passwordDictionary.includes(value))
        refuse('the password is one of the 10,000 most common ones')
      return value
    },
  )

/** As `newPassword`, but empty text is accepted. */
export const newPasswordOrEmpty = (): Rule<string, Context> => {
  const inner = newPassword()
  return {
    ...inner,
    accepts: `${inner.accepts}, or empty text`,
    read: (value, context) => (value === '' ? '' : inner.read(value, context)),
  }
}

/** A password to be checked: 8 to 256 bytes. */
export const givenPassword = (): Rule<string> =>
  defineRule('a password of 8 to 256 bytes', (value) => {
    if (typeof value !== 'string') refuse('the value must be text')
    const bytes = new TextEncoder().encode(value).length
    return bytes >= 8 && bytes <= 256 ? value : refuse('a password has 8 to 256 bytes')
  })

export const label = (): Rule<string> =>
  defineRule('a label of 1 to 36 letters and digits', (value) =>
    typeof value === 'string' && /^[A-Za-z0-9]{1,36}$/.test(value)
      ? value
      : refuse('a label has 1 to 36 letters and digits'),
  )

/** A URL that a user may be sent to: its host or scheme belongs to the project (contract section 4). */
export const redirectUrl = (): Rule<string, Context> =>
  defineRule<string, Context>('a URL on a platform of the project', (value, { project, devKey, note }) => {
    if (typeof value !== 'string' || !URL.canParse(value)) refuse('the value must be a URL')
    if (devKey !== null) return value
    if (isOriginAllowed(value, project.id, project.settings.platforms)) return value
    note(`${value} is not on localhost and no platform of the project names its host or scheme`)
    return refuse('the URL must be on a registered platform of the project')
  })

/** A role in a team, `owner` among them. */
export const teamRole = (max: 36 | 81): Rule<string> =>
  defineRule(`a role of 1 to ${max} letters, digits, ".", "-" and "_"`, (value) =>
    typeof value === 'string' && value.length <= max && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)
      ? value
      : refuse(`a role has 1 to ${max} letters, digits, ".", "-" and "_", and starts with a letter or digit`),
  )

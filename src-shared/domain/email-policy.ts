/**
 * Which addresses a project takes. Emulator: every project enforces them, as on a hosting plan that has them; a
 * self-hosted server stores these settings and enforces them for its console alone (contract project-settings.json).
 */
import { fail } from '../http/errors.ts'
import { emailMetadata } from './email.ts'
import type { Scope } from './scope.ts'

export function checkEmailPolicy(
  { project, disposableDomains, note }: Pick<Scope, 'project' | 'disposableDomains' | 'note'>,
  email: string,
): void {
  const { authDisposableEmails, authCanonicalEmails, authFreeEmails, authCorporateEmails } = project.settings
  if (!authDisposableEmails && !authCanonicalEmails && !authFreeEmails && !authCorporateEmails) return
  const { canonical, isCanonical, isDisposable, isFree, isCorporate } = emailMetadata(email, disposableDomains)
  if (authDisposableEmails && isDisposable) fail('user_email_disposable')
  if (authCanonicalEmails && !isCanonical) {
    note(`the canonical form of ${email} is ${canonical}`)
    fail('user_email_not_canonical')
  }
  if (authFreeEmails && isFree) fail('user_email_free')
  if (authCorporateEmails && !isCorporate) {
    note(`the domain of ${email} is ${isFree ? 'that of a free provider' : 'known for throw-away mailboxes'}`)
    fail('user_email_not_corporate')
  }
}

/** Whether the server can send at all; every route that sends asks first. */
import { fail } from '../http/errors.ts'
import type { Scope } from './scope.ts'

export function checkMailServer({ project, note }: Pick<Scope, 'project' | 'note'>): void {
  if (project.settings.mailServer) return
  note('the setting mailServer is off, so this server has no SMTP')
  fail('general_smtp_disabled')
}

export function checkSmsProvider({ project, note }: Pick<Scope, 'project' | 'note'>): void {
  if (project.settings.smsProvider) return
  note('the setting smsProvider is off, so this server cannot send messages to phones')
  fail('general_phone_disabled')
}

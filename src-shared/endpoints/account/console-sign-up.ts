/** Who may sign up at the console: settings that no other project obeys (contract project-settings.json). */
import { fitsEmailPattern } from '../../domain/allow-list.ts'
import { consoleProjectId } from '../../domain/project.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'

export function checkConsoleSignUp(
  { project, client, note }: Pick<Context, 'project' | 'client' | 'note'>,
  email: string,
): void {
  if (project.id !== consoleProjectId) return
  const { authWhitelistEmails, authWhitelistIPs } = project.settings
  if (authWhitelistEmails.length > 0 && !authWhitelistEmails.some((pattern) => fitsEmailPattern(pattern, email))) {
    note('the setting authWhitelistEmails names neither the address nor its domain')
    fail('user_email_not_whitelisted')
  }
  if (authWhitelistIPs.length > 0 && !authWhitelistIPs.includes(client.ip)) {
    note(`the call came from ${client.ip}, which the setting authWhitelistIPs does not name`)
    fail('user_ip_not_whitelisted')
  }
}

/** A project as servers read it; the contract has no model for it, the SDK's types do. */
import { authMethods } from '../domain/policy.ts'
import type { Project } from '../domain/project.ts'
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'

/**
 * Emulator: what belongs to a console or a hosting plan is as in a project that has neither. Dev keys are a list that
 * servers have stopped to fill, and a password for mail is never shown.
 */
export const projectModel: Model<Project, unknown> = {
  name: 'project',
  write: ({ id, name, record, settings }) => ({
    $id: id,
    $createdAt: wireTime(record.createdAt),
    // Emulator: the last change of a project is not kept.
    $updatedAt: wireTime(record.createdAt),
    name,
    teamId: '',
    region: 'default',
    devKeys: [],
    smtpEnabled: settings.smtp.enabled,
    smtpSenderName: settings.smtp.senderName,
    smtpSenderEmail: settings.smtp.senderEmail,
    smtpReplyToName: settings.smtp.replyToName,
    smtpReplyToEmail: settings.smtp.replyToEmail,
    smtpHost: settings.smtp.host,
    smtpPort: settings.smtp.port,
    smtpUsername: settings.smtp.username,
    smtpPassword: '',
    smtpSecure: settings.smtp.secure,
    pingCount: 0,
    pingedAt: '',
    labels: [],
    status: 'active',
    onboarding: {},
    authMethods: authMethods.map(({ id: $id, setting }) => ({ $id, enabled: settings[setting] })),
    // The services that are emulated and can be switched off.
    services: [
      { $id: 'account', enabled: settings.serviceStatusForAccount },
      { $id: 'locale', enabled: settings.serviceStatusForLocale },
      { $id: 'teams', enabled: settings.serviceStatusForTeams },
      { $id: 'users', enabled: settings.serviceStatusForUsers },
    ],
    protocols: [{ $id: 'rest', enabled: settings.apiStatusForRest }],
    blocks: [],
    consoleAccessedAt: '',
    wafEnabled: false,
  }),
}

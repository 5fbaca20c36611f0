/** A project as servers read it; the contract has no model for it, the SDK's types do. */
import { authMethods } from '../domain/policy.ts'
import type { Project } from '../domain/project.ts'
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'

/** Emulator: what belongs to a console, a hosting plan or a mail server is as in a project that has none of them. */
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
    smtpEnabled: false,
    smtpSenderName: '',
    smtpSenderEmail: '',
    smtpReplyToName: '',
    smtpReplyToEmail: '',
    smtpHost: '',
    smtpPort: 0,
    smtpUsername: '',
    smtpPassword: '',
    smtpSecure: '',
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

/** What would let the same call pass (ux: the inspector's *Fix it*): each fix is a call that anybody could make. */
import type { Fix } from '../contract/requests.ts'
import { nativePlatformOf, splitOrigin } from '../http/origin-rule.ts'
import type { World } from '../gates/call.ts'
import { findFault } from '../domain/faults.ts'
import { projectOf } from '../domain/project.ts'
import type { RouteFacts } from '../http/route.ts'
import { isObject } from '../store/column.ts'
import type { LoggedExchange } from './request-log.ts'
import { joinFixes, ownerFixes } from './team-fixes.ts'
import { tokenFixes } from './token-fixes.ts'

type FixesFor = (exchange: LoggedExchange, world: World, routes: readonly RouteFacts[]) => readonly Fix[]

const byError: Readonly<Record<string, FixesFor>> = {
  general_unknown_origin({ summary }, { store }) {
    const origin = summary.client.origin ?? ''
    const { host, scheme } = splitOrigin(origin)
    const record = store.projects.first({ id: summary.projectId })
    if (record === null || host === '') return []
    const { platforms } = projectOf(record).settings
    const native = nativePlatformOf(scheme)
    const platform =
      native === null ? { type: 'web', hostname: host, key: '' } : { type: native, hostname: '', key: host }
    const added = [...platforms, platform]
    return [{ label: `Allow ${host}`, call: patchProject(summary.projectId, { platforms: added }) }]
  },
  project_not_found: ({ summary }) => [
    {
      label: `Create project ${summary.projectId}`,
      call: { method: 'POST', path: '/__emulator/projects', body: { projectId: summary.projectId } },
    },
  ],
  general_unauthorized_scope({ summary, subject }, { store }, routes) {
    const needed = routes.find((route) => route.sdk === summary.sdk)?.scope[0]
    const key = subject.keyId === null ? null : store.keys.first({ projectId: summary.projectId, id: subject.keyId })
    if (key === null || needed === undefined || needed === 'account' || needed === 'public') return []
    return [
      {
        label: `Add ${needed} to ${key.name}`,
        call: {
          method: 'PATCH',
          path: `/__emulator/projects/${summary.projectId}/keys/${key.id}`,
          body: { scopes: [...key.scopes, needed] },
        },
      },
    ]
  },
  user_blocked({ summary, subject }, { store }) {
    const user =
      store.users.first({ projectId: summary.projectId, id: subject.userId ?? '' }) ??
      (subject.email === null ? null : store.users.first({ projectId: summary.projectId, email: subject.email }))
    if (user === null || user.status) return []
    return [
      {
        label: `Unblock ${user.name || user.id}`,
        call: { method: 'PATCH', path: `/v1/users/${user.id}/status`, body: { status: true } },
      },
    ]
  },
  user_password_reset_required({ summary, subject }, { store }) {
    const user = store.users.first({ projectId: summary.projectId, id: subject.userId ?? '' })
    if (user === null || !user.resetDue) return []
    return [
      {
        label: `Ask no new password of ${user.name || user.id}`,
        call: {
          method: 'PATCH',
          path: `/__emulator/projects/${summary.projectId}/users/${user.id}`,
          body: { resetDue: false },
        },
      },
    ]
  },
  user_more_factors_required({ summary, subject }, { store }) {
    const { projectId } = summary
    const user = store.users.first({ projectId, id: subject.userId ?? '' })
    if (user === null || !user.mfa) return []
    const session = store.sessions.first({ projectId, id: subject.sessionId ?? '' })
    const path = `/__emulator/projects/${projectId}/users/${user.id}/sessions/${subject.sessionId}`
    return [
      ...(session === null
        ? []
        : [
            {
              label: 'Mark a second factor done',
              call: { method: 'PATCH', path, body: { factors: [...session.factors, 'totp'] } },
            },
          ]),
      {
        label: `Switch MFA off for ${user.name || user.id}`,
        call: { method: 'PATCH', path: `/v1/users/${user.id}/mfa`, body: { mfa: false } },
      },
    ]
  },
  user_session_already_exists: ({ subject }) =>
    subject.userId === null || subject.sessionId === null
      ? []
      : [
          {
            label: 'Sign that session out',
            call: { method: 'DELETE', path: `/v1/users/${subject.userId}/sessions/${subject.sessionId}`, body: null },
          },
        ],
  user_auth_method_unsupported({ summary }, _world, routes) {
    const setting = routes.find((route) => route.sdk === summary.sdk)?.signInMethod
    return setting === undefined
      ? []
      : [{ label: 'Switch it on', call: patchProject(summary.projectId, { [setting]: true }) }]
  },
  general_rate_limit_exceeded: ({ summary }) => [
    { label: 'Clear the counters', call: { method: 'DELETE', path: '/__emulator/limits', body: null } },
    { label: 'Switch limits off', call: patchProject(summary.projectId, { rateLimits: false }) },
  ],
  user_invalid_credentials({ summary, subject, request }, { store }) {
    if (subject.email === null) return []
    const user = store.users.first({ projectId: summary.projectId, email: subject.email })
    const password = passwordOf(request.body)
    if (user !== null && password === null) return []
    return [
      user === null
        ? {
            label: `Create ${subject.email}${password === null ? '' : ' with this password'}`,
            call: {
              method: 'POST',
              path: '/v1/users',
              body: { userId: 'unique()', email: subject.email, ...(password === null ? {} : { password }) },
            },
          }
        : {
            label: `Set this password for ${user.name || user.id}`,
            call: { method: 'PATCH', path: `/v1/users/${user.id}/password`, body: { password } },
          },
    ]
  },
  user_invalid_token: tokenFixes,
  general_service_disabled({ summary }, _world, routes) {
    const service = routes.find((route) => route.sdk === summary.sdk)?.service ?? 'account'
    const name = `serviceStatusFor${service.charAt(0).toUpperCase()}${service.slice(1)}`
    return [{ label: `Switch ${service} on`, call: patchProject(summary.projectId, { [name]: true }) }]
  },
  general_api_disabled: ({ summary }) => [
    { label: 'Switch REST on', call: patchProject(summary.projectId, { apiStatusForRest: true }) },
  ],
  team_not_found: joinFixes,
  user_unauthorized: ownerFixes,
  user_count_exceeded: ({ summary }) => [
    { label: 'Lift the limit of users', call: patchProject(summary.projectId, { authLimit: 0 }) },
  ],
}

export function fixesFor(exchange: LoggedExchange, world: World, routes: readonly RouteFacts[]): readonly Fix[] {
  const { errorType } = exchange.summary
  const { faults } = exchange.subject
  if (faults.length > 0) return faults.filter((id) => findFault(world.store, id) !== null).map(switchOff)
  const find = errorType !== null && Object.hasOwn(byError, errorType) ? byError[errorType] : undefined
  return find?.(exchange, world, routes) ?? []
}

function switchOff(id: string): Fix {
  return { label: `Switch ${id} off`, call: { method: 'DELETE', path: `/__emulator/faults/${id}`, body: null } }
}

function patchProject(projectId: string, body: object): Fix['call'] {
  return { method: 'PATCH', path: `/__emulator/projects/${projectId}`, body }
}

function passwordOf(body: string | null): string | null {
  try {
    const value: unknown = JSON.parse(body ?? '')
    const password = isObject(value) ? value.password : null
    return typeof password === 'string' && password.length >= 8 ? password : null
  } catch {
    return null
  }
}

/** Roles and permissions as the SDKs write them. */
import type { CheckedPermission } from '../../../src-shared/contract/roles.ts'

const builders = ['user', 'team', 'member', 'label']

/** `Role.team('core', 'owner')`; null for a role that no permission can name. */
export function roleCode(role: string): string | null {
  const [subject = '', dimension] = role.split('/')
  const [kind = '', id] = subject.split(':')
  if (id === undefined) {
    if (kind === 'any' || kind === 'guests') return `Role.${kind}()`
    return kind === 'users' ? `Role.users(${dimension === undefined ? '' : `'${dimension}'`})` : null
  }
  if (!builders.includes(kind)) return null
  return `Role.${kind}('${id}'${dimension === undefined ? '' : `, '${dimension}'`})`
}

/** `Permission.read(Role.users())`; for a role that stands alone that role; null for what cannot be read. */
export function permissionCode({ actions, role }: Pick<CheckedPermission, 'actions' | 'role'>): string | null {
  const code = role === null ? null : roleCode(role)
  const [action] = actions
  if (code === null || action === undefined) return code
  return `Permission.${actions.length === 1 ? action : 'write'}(${code})`
}

/** All of them as one list; what cannot be read is left out. */
export function permissionsCode(permissions: readonly CheckedPermission[]): string {
  const lines = permissions.map(permissionCode).filter((code) => code !== null)
  return lines.length === 0 ? '[]' : `[\n${lines.map((line) => `  ${line},\n`).join('')}]`
}

/** Permission strings, as the API keeps them and as SDKs write them, read into actions and a role. */

export const actions = ['read', 'create', 'update', 'delete'] as const

export type Action = (typeof actions)[number]

export interface Permission {
  /** Empty for a role that stands alone. */
  readonly actions: readonly Action[]
  readonly role: string
}

/** What cannot be read in a permission, with what would be right. */
export class PermissionFault extends Error {}

/** `write` stands for the three of them (contract section 5 has no action of that name). */
const actionsByName: Readonly<Record<string, readonly Action[]>> = {
  read: ['read'],
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  write: ['create', 'update', 'delete'],
}

/**
 * Reads `read("team:core/owner")`, `Permission.read(Role.team('core', 'owner'))`, `Role.users('verified')` and
 * `team:core/owner`.
 */
export function parsePermission(text: string): Permission {
  const [, name = '', inner = ''] = /^\s*(?:Permission\s*\.\s*)?(\w+)\s*\((.*)\)\s*[;,]?\s*$/s.exec(text) ?? []
  const named = Object.hasOwn(actionsByName, name.toLowerCase()) ? actionsByName[name.toLowerCase()] : undefined
  if (named !== undefined) return { actions: named, role: parseRole(inner) }
  if (/^\s*Permission\s*\./.test(text)) {
    throw new PermissionFault(`there is no action "${name}"; known are ${Object.keys(actionsByName).join(', ')}`)
  }
  return { actions: [], role: parseRole(text) }
}

function parseRole(text: string): string {
  const trimmed = text.trim().replace(/[;,]$/, '')
  const [, method, inner = ''] = /^Role\s*\.\s*(\w+)\s*\(([^()]*)\)$/s.exec(trimmed) ?? []
  return checkedRole(method === undefined ? unquoted(trimmed) : builtRole(method.toLowerCase(), argumentsOf(inner)))
}

function unquoted(text: string): string {
  return /^(["'`])(.*)\1$/s.exec(text)?.[2] ?? text
}

function argumentsOf(inner: string): readonly string[] {
  if (inner.trim() === '') return []
  return inner.split(',').map((part) => {
    const [, , value] = /^\s*(["'`])([^"'`]*)\1\s*$/.exec(part) ?? []
    if (value === undefined) throw new PermissionFault(`${part.trim()} must be a value in quotes`)
    return value
  })
}

function builtRole(method: string, values: readonly string[]): string {
  const [first, second] = values
  if (method === 'any' || method === 'guests') return method
  if (method === 'users') return first === undefined || first === '' ? 'users' : `users/${first}`
  if (!['user', 'team', 'member', 'label'].includes(method)) {
    throw new PermissionFault(`there is no Role.${method}; known are any, guests, users, user, team, member and label`)
  }
  return `${method}:${first ?? ''}${second === undefined || second === '' ? '' : `/${second}`}`
}

const id = '[A-Za-z0-9][A-Za-z0-9._-]{0,35}'

const forms: readonly RegExp[] = [
  /^(?:any|guests)$/,
  /^users(?:\/(?:un)?verified)?$/,
  new RegExp(`^user:${id}(?:/(?:un)?verified)?$`),
  new RegExp(`^team:${id}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,80})?$`),
  new RegExp(`^member:${id}$`),
  /^label:[A-Za-z0-9]{1,36}$/,
]

function checkedRole(role: string): string {
  if (forms.some((form) => form.test(role))) return role
  throw new PermissionFault(
    `"${role}" is no role; for example any, guests, users/verified, user:ID, team:ID/owner, member:ID or label:NAME`,
  )
}

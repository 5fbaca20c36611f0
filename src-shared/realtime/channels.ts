/** Channels: where an event goes, and what a subscription means by the names it gives (contract section 18). */

export interface Address {
  readonly channels: readonly string[]
  /** Who may hear of it: `user:{id}` or `team:{id}`. */
  readonly role: string
  /** The event makes or ends a membership, so that roles are read again before it is delivered. */
  readonly changesRoles: boolean
}

const actions: ReadonlySet<string> = new Set(['create', 'update', 'delete'])

/** Null for events that no channel carries. The pattern decides, not the filled name: ids may hold dots. */
export function addressOf(pattern: string, ids: ReadonlyMap<string, string>): Address | null {
  const parts = pattern.split('.')
  const id = (at: number) => ids.get(parts[at]?.slice(1, -1) ?? '')
  const owner = id(1)
  if (owner === undefined) return null
  const action = parts[2]
  if (parts[0] === 'users') {
    return { channels: withActions('account', owner, action), role: `user:${owner}`, changesRoles: false }
  }
  if (parts[0] !== 'teams') return null
  const role = `team:${owner}`
  if (action !== 'memberships') {
    return { channels: withActions('teams', owner, action), role, changesRoles: action === 'create' }
  }
  const membership = id(3)
  if (membership === undefined) return null
  return { channels: withActions('memberships', membership, parts[4]), role, changesRoles: true }
}

function withActions(kind: string, id: string, action: string | undefined): readonly string[] {
  const plain = [kind, `${kind}.${id}`]
  return action !== undefined && actions.has(action) ? [...plain, ...plain.map((name) => `${name}.${action}`)] : plain
}

/**
 * What a subscription listens to: `account` is also the user's own `account.{id}`, `account.{action}` is its own
 * `account.{id}.{action}`, and what names the account of anybody is dropped.
 */
export function effectiveChannels(asked: readonly string[], userId: string | null): readonly string[] {
  const channels = asked.flatMap((channel) => {
    if (channel === 'account') return userId === null ? [channel] : [channel, `account.${userId}`]
    if (!channel.startsWith('account.')) return [channel]
    const action = channel.slice('account.'.length)
    return userId !== null && actions.has(action) ? [`account.${userId}.${action}`] : []
  })
  return [...new Set(channels)]
}

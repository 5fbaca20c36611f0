import type { ControlClient } from '../../../../src-shared/client/control-client.ts'
import { ControlCallError } from '../../../../src-shared/client/control-call-error.ts'
import { titleOf } from '../../../data/user-names.ts'

/** The server says only that an address is taken; the list of users says by whom. Null for any other error. */
export async function takenAddress(
  { client, projectId }: { readonly client: ControlClient; readonly projectId: string },
  error: unknown,
  field: 'email' | 'phone',
  address: string,
): Promise<string | null> {
  if (!(error instanceof ControlCallError) || error.code !== 409) return null
  const { users } = await client.users(projectId, { filter: address, limit: 50 })
  const holder = users.find((user) => user[field].toLowerCase() === address.toLowerCase())
  const words = field === 'email' ? 'email' : 'phone number'
  return holder === undefined ? null : `A user with this ${words} already exists: ${titleOf(holder)}.`
}

/** What one setting does: what a caller sees without it and with it. */
import type { ProjectSettings } from '../../src-shared/contract/control.ts'
import type { Reply, World } from '../support/world.ts'

export interface Effect {
  /** Changed settings; more than one where one needs another. */
  readonly settings: Partial<ProjectSettings>
  readonly without: unknown
  readonly with: unknown
  /** Where it is not `demo`. */
  readonly project?: string
  /** What a caller sees. */
  see(world: World): Promise<unknown>
}

export const answer = ({ status, body }: Reply) => (status < 300 ? status : `${status} ${String(body.type)}`)

export const closed = '501 user_auth_method_unsupported'

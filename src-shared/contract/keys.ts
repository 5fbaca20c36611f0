/** API keys as the control API lists them. */
import type { ApiKey } from './control.ts'

/** `GET /__emulator/projects/{projectId}/keys` */
export interface ApiKeyList {
  readonly total: number
  readonly keys: readonly ApiKey[]
  /** Every scope that a key can have. */
  readonly scopes: readonly string[]
}

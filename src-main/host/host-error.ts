/** Why a host cannot start: what happened, and what to do about it. Shown without a stack trace. */
export class HostError extends Error {
  readonly hint: string

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'HostError'
    this.hint = hint
  }
}

/** The errno name of a failed system call, for example `ENOSPC`; empty for any other error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

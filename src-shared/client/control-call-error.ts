import type { ControlError } from '../contract/control-error.ts'

/** A control call that was answered with an error, or was not answered at all (`code` 0, type `unreachable`). */
export class ControlCallError extends Error implements ControlError {
  override readonly name = 'ControlCallError'
  readonly code: number
  readonly type: string
  readonly hint: string

  constructor({ message, code, type, hint }: ControlError, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.type = type
    this.hint = hint
  }
}

/** Nobody listens at `origin`. */
export function unreachable(origin: string, cause: unknown): ControlCallError {
  return new ControlCallError(
    {
      message: origin === '' ? 'The emulator does not answer.' : `Nothing answers at ${origin}.`,
      code: 0,
      type: 'unreachable',
      hint: 'Start it with "offwrite serve", or check host and port.',
    },
    { cause },
  )
}

/** Every control error: what happened and what to do. */
export interface ControlError {
  readonly message: string
  readonly code: number
  readonly type: string
  readonly hint: string
}

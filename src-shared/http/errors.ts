/** Two families: what Appwrite would answer too, and what only the emulator says. */
import { catalogue, type ErrorType } from './error-catalogue.ts'

/** An answer that a real server would give as well. */
export class AppwriteError extends Error {
  readonly type: ErrorType
  readonly code: number

  constructor(type: ErrorType, message?: string) {
    super(message ?? catalogue[type].message)
    this.name = 'AppwriteError'
    this.type = type
    this.code = catalogue[type].code
  }
}

/** Throws the catalogue's error: `fail('user_blocked')`. */
export function fail(type: ErrorType, message?: string): never {
  throw new AppwriteError(type, message)
}

/** An answer that no real server gives: sent with the header `X-Emulator-Error`, saying what to try. */
export class EmulatorError extends Error {
  readonly status: number
  readonly type: string
  readonly hint: string

  constructor(status: number, type: string, message: string, hint: string) {
    super(message)
    this.name = 'EmulatorError'
    this.status = status
    this.type = type
    this.hint = hint
  }
}

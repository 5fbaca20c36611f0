/** The session value (contract section 9): base64 of `{"id","secret"}`; cookie, header and SSR secret are all this. */
import { isObject } from '../store/column.ts'

export interface SessionValue {
  /** The user's id. */
  readonly id: string
  readonly secret: string
}

export function encodeSessionValue({ id, secret }: SessionValue): string {
  return btoa(JSON.stringify({ id, secret }))
}

/** Null when the text is no session value. */
export function decodeSessionValue(text: string): SessionValue | null {
  try {
    const value: unknown = JSON.parse(atob(text))
    if (!isObject(value)) return null
    const { id, secret } = value
    return typeof id === 'string' && typeof secret === 'string' ? { id, secret } : null
  } catch {
    return null
  }
}

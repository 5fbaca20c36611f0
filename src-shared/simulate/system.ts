/** What the machine gives: its clock, its randomness and its ciphers. The only file of the core that reaches for them. */

export const systemNow: () => number = Date.now

/** A steady clock for durations, in milliseconds. */
export const systemElapsed = (): number => performance.now()

export function systemBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** AES in counter mode from a counter of zero: Firebase's password hashes end in it. */
export async function systemAesCounter(key: Uint8Array, text: Uint8Array): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-CTR', false, ['encrypt'])
  const counter = { name: 'AES-CTR', counter: new Uint8Array(16), length: 128 }
  return new Uint8Array(await crypto.subtle.encrypt(counter, imported, new Uint8Array(text)))
}

/** Calls back once after `milliseconds` of real time, unless the returned function is called before. */
export type Timer = (milliseconds: number, call: () => void) => () => void

export const systemTimer: Timer = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}

/** Looked up for each call: MSW and others put theirs in its place. */
export const systemFetch = (input: string, init?: RequestInit): Promise<Response> => fetch(input, init)

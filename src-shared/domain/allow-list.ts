/** Lists of who may sign up at the console (contract project-settings.json, `authWhitelist…`). */

/** An address, or every address of a domain. */
export function isEmailPattern(value: unknown): value is string {
  return typeof value === 'string' && /^(\*|[^\s@*]+)@[^\s@*]+$/.test(value)
}

export function isIpAddress(value: unknown): value is string {
  return typeof value === 'string' && /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$/i.test(value)
}

/** `email` is in lower case, as addresses are kept. */
export function fitsEmailPattern(pattern: string, email: string): boolean {
  const lowered = pattern.toLowerCase()
  return lowered.startsWith('*@') ? email.endsWith(lowered.slice(1)) : email === lowered
}

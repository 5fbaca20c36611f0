/** Cookies as `Set-Cookie` lines, for hosts that can send them. */
import type { Answer, SetCookie } from '../emulator.ts'

export function setCookieLine(cookie: SetCookie): string {
  return [
    `${cookie.name}=${cookie.value}`,
    `expires=${new Date(cookie.expires).toUTCString()}`,
    `path=${cookie.path}`,
    ...(cookie.domain === null ? [] : [`domain=${cookie.domain}`]),
    ...(cookie.secure ? ['secure'] : []),
    'HttpOnly',
    ...(cookie.sameSite === null ? [] : [`SameSite=${cookie.sameSite}`]),
  ].join('; ')
}

/** The answer as one `Response`; browsers drop the lines, Node keeps them. */
export function withSetCookies({ response, cookies }: Answer): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', setCookieLine(cookie))
  return response
}

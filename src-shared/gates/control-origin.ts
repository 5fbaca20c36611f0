/** Who may call the control API (control-api: Who may call). It can do everything, so pages of others are kept out. */
import { EmulatorError } from '../http/errors.ts'

/** The origin to allow in CORS headers; null when the caller is no page of another origin. Throws for the rest. */
export function checkControlOrigin(request: Request, allowed: readonly string[]): string | null {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin === null) {
    if (site === null || site === 'same-origin' || site === 'none') return null
    refuse('A page of another site')
  }
  if (allowed.includes(origin)) return origin
  if (origin === new URL(request.url).origin && (site === null || site === 'same-origin')) return null
  refuse(`The page ${origin}`)
}

function refuse(who: string): never {
  throw new EmulatorError(
    403,
    'control_origin_refused',
    `${who} may not call the control API.`,
    'Allow its origin with --allow-origin, for example --allow-origin http://localhost:5173, or call from a terminal or test runner.',
  )
}

/** The answer to a body over the limit. */
import { isHostAllowed, corsHeaders, splitOrigin } from '../../src-shared/http/origin-rule.ts'

export const maximumBodyBytes = 16 * 1024 * 1024

export function bodyTooLarge(path: string, origin: string | null): Response {
  const reply = Response.json(
    {
      message: `The request body is over ${maximumBodyBytes / 1024 / 1024} MB, the most that Offwrite reads.`,
      code: 413,
      type: 'body_too_large',
      hint: 'Send less in one request. A real server sets its own limit.',
    },
    { status: 413, headers: { 'X-Emulator-Error': 'body_too_large' } },
  )
  // Without these a page would only learn that the request failed. The control API has no CORS headers for strangers.
  if (path.startsWith('/v1') && origin !== null) {
    const isAllowed = isHostAllowed(splitOrigin(origin).host, [])
    for (const [name, value] of corsHeaders(origin, isAllowed)) reply.headers.set(name, value)
  }
  return reply
}

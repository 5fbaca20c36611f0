/** The answer to a request whose change is made, while it is not certain to outlast a power cut. */
import type { EmulatorError } from '../../src-shared/http/errors.ts'

const ofTheOther = ['Content-Type', 'Content-Length', 'Set-Cookie', 'X-Fallback-Cookies', 'Location']

/** With the headers of the answer that it takes the place of: without those of CORS a page would not see it. */
export function unsaved(answer: Response, { status, type, message, hint }: EmulatorError): Response {
  const headers = new Headers(answer.headers)
  for (const name of ofTheOther) headers.delete(name)
  headers.set('X-Emulator-Error', type)
  return Response.json({ message, code: status, type, hint }, { status, headers })
}

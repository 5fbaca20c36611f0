/** A failed call in a few lines: what was checked, where it stopped, what would let it pass. */
import type { ExchangeDetail, ExchangeSummary, Fix, StoryStep } from '../contract/requests.ts'

const columns = 100

/** The call among these that `failed` came from. */
export function findFailed(calls: readonly ExchangeSummary[], failed: unknown): ExchangeSummary {
  const found = calls.findLast(failedBy(failed))
  if (found !== undefined) return found
  throw new Error(failed === undefined ? 'No call has failed.' : `No call failed like this: ${nameOf(failed)}`)
}

function nameOf(failed: unknown): string {
  if (failed instanceof Error) return failed.message
  if (failed instanceof Response) return `an answer with status ${failed.status}`
  return JSON.stringify(failed)
}

function failedBy(failed: unknown): (call: ExchangeSummary) => boolean {
  if (failed === undefined) return ({ status }) => status >= 400 || status === 0
  if (typeof failed === 'string') return ({ id }) => id === failed
  if (failed instanceof Response) {
    const requestId = failed.headers.get('x-emulator-request-id')
    if (requestId !== null) return ({ id }) => id === requestId
    return ({ status }) => status === failed.status
  }
  const fields = new Map(Object.entries(typeof failed === 'object' && failed !== null ? failed : {}))
  // An error of an SDK says what the server answered; one of `fetch` says nothing, and then nothing was answered.
  const code: unknown = fields.get('code')
  const type: unknown = fields.get('type')
  const message: unknown = failed instanceof Error ? failed.message : fields.get('message')
  if (typeof code !== 'number' || code === 0) return ({ status }) => status === 0
  return (call) =>
    call.status === code &&
    (typeof type !== 'string' || type === '' || call.errorType === type) &&
    (call.errorMessage === null || call.errorType === 'general_route_not_found' || call.errorMessage === message)
}

/**
 * ```
 * POST /v1/account/sessions/email → 403 user_blocked
 *   ✓ guest  ✓ project demo  ✓ account is on  ✓ limit 9 of 10 left
 *   ✕ handler: This user is blocked.
 *     the password matches, but Grace Hopper is blocked
 *   Fix: await emulator.call('PATCH', '/v1/users/grace/status', {"status":true})   Unblock Grace Hopper
 * ```
 */
export function storyOf({ method, path, status, errorType, errorMessage, story, fixes }: ExchangeDetail): string {
  const passed = story.filter(({ verdict, text }) => verdict === 'pass' && text !== '')
  const stopped = story.filter(({ verdict }) => verdict === 'stop')
  const answered = status === 0 ? 'no answer' : `${status} ${errorType ?? ''}`.trimEnd()
  return [
    `${method} ${path} → ${answered}`,
    ...inLines(passed.map(({ gate, text }) => `✓ ${wordsFor(gate, text)}`)),
    ...passed.flatMap(notes),
    ...stopped.flatMap((step) => [`  ✕ ${step.gate}: ${step.text}`, ...notes(step)]),
    ...(stopped.length === 0 && errorMessage !== null ? [`  ✕ ${errorMessage}`] : []),
    ...fixes.map((fix) => `  Fix: ${fixText(fix)}`),
  ].join('\n')
}

/** As many in a line as a terminal has room for. */
function inLines(parts: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + part.length + 2 <= columns) lines[lines.length - 1] = `${line}  ${part}`
    else lines.push(`  ${part}`)
  }
  return lines
}

/** Gates whose own words do not say what they are about. */
function wordsFor(gate: string, text: string): string {
  return ['sign-in method', 'open session', 'limit', 'scope', 'parameters'].includes(gate) ? `${gate} ${text}` : text
}

/** What only the emulator knows. */
function notes({ emulatorOnly }: StoryStep): readonly string[] {
  return emulatorOnly.map((note) => `    ${note}`)
}

function fixText({ label, call: { method, path, body } }: Fix): string {
  const sent = body === null ? '' : `, ${JSON.stringify(body)}`
  return `await emulator.call('${method}', '${path}'${sent})   ${label}`
}

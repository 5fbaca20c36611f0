/** Why a command failed, with what to do, without a stack trace where the reason is known. */
import { ControlCallError } from '../../src-shared/client/control-call-error.ts'
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { HostError } from '../host/host-error.ts'
import { PortTakenError } from '../host/server.ts'
import { exitCodes } from './exit-codes.ts'
import type { Surroundings } from './sources.ts'
import { UsageError } from './usage-error.ts'

export interface Failure {
  readonly message: string
  readonly hint: string
  readonly type: string
  readonly exitCode: number
}

/** Whether a failure is told as JSON; asked of the bare words too, for they may be what is wrong. */
export function wantsJson(words: readonly string[], environment: Surroundings['environment']): boolean {
  const separator = words.indexOf('--')
  // What stands behind it belongs to the command that `exec` runs.
  const ours = separator === -1 ? words : words.slice(0, separator)
  return ours.includes('--json') || ['1', 'true'].includes(environment['OFFWRITE_JSON'] ?? '')
}

/** For commands: what they looked for is not there. */
export class NotThereError extends Error {
  readonly hint: string
  readonly exitCode: number

  constructor(message: string, hint: string, exitCode: number = exitCodes.notFound) {
    super(message)
    this.name = 'NotThereError'
    this.hint = hint
    this.exitCode = exitCode
  }
}

export async function describeFailure(error: unknown): Promise<Failure> {
  const failed = exitCodes.failed
  if (error instanceof UsageError) {
    return { message: error.message, hint: 'All options: offwrite --help', type: 'usage', exitCode: exitCodes.usage }
  }
  if (error instanceof NotThereError) {
    const { message, hint, exitCode } = error
    return { message, hint, type: exitCode === exitCodes.notFound ? 'not_found' : 'unreachable', exitCode }
  }
  if (error instanceof ControlCallError) {
    const { message, hint, type, code } = error
    const exitCode = code === 404 ? exitCodes.notFound : code === 0 ? exitCodes.unreachable : failed
    return { message, hint, type, exitCode }
  }
  // Of a snapshot that a start was to begin from.
  if (error instanceof EmulatorError) {
    const { message, hint, type } = error
    return { message, hint, type, exitCode: failed }
  }
  if (error instanceof PortTakenError) {
    return { ...(await describeTakenPort(error.port)), type: 'port_taken', exitCode: failed }
  }
  if (error instanceof HostError) {
    return { message: error.message, hint: error.hint, type: 'host', exitCode: failed }
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { message: 'Offwrite failed. This is a defect of Offwrite:', hint: stack, type: 'defect', exitCode: failed }
}

async function describeTakenPort(port: number): Promise<Pick<Failure, 'message' | 'hint'>> {
  const [{ findPortOwner }, { nextFreePort }] = await Promise.all([
    import('../host/port-owner.ts'),
    import('../host/free-port.ts'),
  ])
  const owner = findPortOwner(port)
  const who = owner === null ? '' : ` by process ${owner.pid} (${owner.program})`
  const next = await nextFreePort(port)
  return {
    message: `Port ${port} is taken${who}.`,
    hint:
      next === null ? 'Use a free one: offwrite serve --port 0' : `The next free one: offwrite serve --port ${next}`,
  }
}

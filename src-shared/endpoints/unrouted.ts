/** Requests for which there is no route: a fault may stand in for the call, else the answer says that there is none. */
import type { World } from '../gates/call.ts'
import { meetFaultsWithoutRoute } from '../gates/faults.ts'
import type { Incoming } from '../http/incoming.ts'
import { emptyReply, type WrittenReply } from '../http/reply.ts'
import { sourceOf } from '../http/source.ts'
import { createTrace, type TraceStep } from '../http/trace.ts'
import { addStandardHeaders, errorReply, type Served } from './serve.ts'
import { answerUnknown } from './unknown.ts'

export interface Unrouted extends WrittenReply {
  readonly isDropped: boolean
  readonly error: Pick<NonNullable<Served['error']>, 'type' | 'message'> | null
  readonly faults: readonly string[]
  readonly steps: readonly TraceStep[]
}

export async function serveUnrouted(world: World, request: Incoming, projectId: string): Promise<Unrouted> {
  const { pathname: path } = new URL(request.url)
  const trace = createTrace()
  const faults: string[] = []
  const isFromApp = sourceOf(request.headers) === 'app'
  const actor = () => ({ kind: 'guest', id: null }) as const

  async function answer(): Promise<Omit<Unrouted, 'faults' | 'steps'>> {
    const met = await meetFaultsWithoutRoute({ world, trace, projectId, sdk: null, path, isFromApp, faults, actor })
    if (met === 'dropped') return { response: emptyReply(503), text: '', isDropped: true, error: null }
    if (met !== null) return { ...met, isDropped: false, error: null }
    const { response, text, type, message, hint } = answerUnknown(request.method, path)
    if (hint !== '') trace.note(hint)
    trace.stop('route', message)
    return { response, text, isDropped: false, error: { type, message } }
  }

  const answered = await answer().catch((thrown: unknown) => ({ ...errorReply(thrown), isDropped: false }))
  addStandardHeaders(answered.response.headers, request, projectId, null)
  return { ...answered, faults, steps: trace.steps }
}

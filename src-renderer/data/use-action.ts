import { useCallback, useMemo } from 'react'
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { Call, Reply } from '../../src-shared/client/transport.ts'
import { useProjectId } from './use-project.ts'
import { useServices, type Services } from './services.ts'

export interface ActionWords {
  /** For the error: `Block Grace Hopper`. */
  readonly doing: string
  /** For the toast: `Blocked Grace Hopper`. Left out, the action speaks for itself and only undo is kept. */
  readonly done?: string
}

export interface Actions {
  /**
   * Sends a call of the emulated API or the control API, says what was done and offers to undo it. Answers null when it
   * failed; the failure has then been shown.
   */
  run(call: Call, words: ActionWords): Promise<Reply | null>
  /** The same call without words; rejects. Forms use it, to show the error at the field. */
  send(call: Call): Promise<Reply>
}

/** Every change that the window makes goes through here, so that all of them can be undone the same way. */
export function useActions(): Actions {
  const services = useServices()
  const projectId = useProjectId()
  const send = useCallback((call: Call) => sendAsProject(services.client, projectId, call), [services, projectId])
  return useMemo(
    () => ({
      send,
      async run(call, words) {
        try {
          const reply = await send(call)
          announce(services, reply, words)
          return reply
        } catch (error) {
          services.notices.fail(error, words.doing)
          return null
        }
      },
    }),
    [send, services],
  )
}

/** Calls under `/v1` go out with the project's own key; control calls need none. */
export async function sendAsProject(client: ControlClient, projectId: string, call: Call): Promise<Reply> {
  if (!call.path.startsWith('/v1')) return client.send(call)
  const { keys } = await client.keys(projectId)
  const key = keys.find(({ seen }) => !seen) ?? keys[0]
  return client.send({
    ...call,
    headers: {
      ...call.headers,
      'x-appwrite-project': projectId,
      ...(key === undefined ? {} : { 'x-appwrite-key': key.secret }),
    },
  })
}

/** Keeps the step that takes an answered call back, and shows what was done. */
export function announce({ client, undo, notices }: Services, reply: Reply, { doing, done }: ActionWords): void {
  const takeBackOnServer = undoingOf(client, reply)
  if (takeBackOnServer === null) {
    if (done !== undefined) notices.show({ text: done })
    return
  }
  offerUndo({ undo, notices }, takeBackOnServer, { doing, ...(done === undefined ? {} : { done }) })
}

/** Keeps the way back of what was done, and shows it. */
export function offerUndo(
  { undo, notices }: Pick<Services, 'undo' | 'notices'>,
  goBack: () => Promise<unknown>,
  { doing, done }: ActionWords,
): void {
  let noticeId: number | null = null
  const step = {
    label: doing,
    async undo() {
      if (noticeId !== null) notices.close(noticeId)
      await goBack()
    },
  }
  undo.push(step)
  if (done === undefined) return
  const takeBack = () => {
    undo.undo(step).then(
      (undone) => void (undone !== null && notices.show({ text: `Undone: ${doing}` })),
      (error: unknown) => notices.fail(error, 'Undo'),
    )
  }
  noticeId = notices.show({ text: done, action: { label: 'Undo', run: takeBack } })
}

/** A call of the emulated API is put back as its request, a control call as its step; null when nothing was changed. */
function undoingOf(client: ControlClient, { headers }: Reply): (() => Promise<unknown>) | null {
  const exchangeId = headers.get('x-emulator-request-id')
  if (exchangeId !== null) return () => client.undoRequest(exchangeId)
  const stepId = headers.get('x-emulator-step-id')
  return stepId === null ? null : () => client.undoStep(stepId)
}

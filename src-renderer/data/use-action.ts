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
  /**
   * The same call without a toast; rejects. Forms use it, to show the error at the field. `doing` names the step.
   */
  send(call: Call, doing?: string): Promise<Reply>
}

/** Every change that the window makes goes through here, so that all of them can be undone the same way. */
export function useActions(): Actions {
  const services = useServices()
  const projectId = useProjectId()
  const send = useCallback(
    (call: Call, doing?: string) => services.undo.after(sendAsProject(services.client, projectId, call, doing)),
    [services, projectId],
  )
  return useMemo(
    () => ({
      send,
      async run(call, words) {
        try {
          const reply = await send(call, words.doing)
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

/** Calls under `/v1` go out with the project's own key; control calls need none. `doing` names the step they make. */
export async function sendAsProject(client: ControlClient, projectId: string, call: Call, doing = ''): Promise<Reply> {
  const named = { ...call.headers, ...stepHeader(doing) }
  if (!call.path.startsWith('/v1')) return client.send({ ...call, headers: named })
  const { keys } = await client.keys(projectId)
  const key = keys.find(({ seen }) => !seen) ?? keys[0]
  return client.send({
    ...call,
    headers: {
      ...named,
      'x-appwrite-project': projectId,
      ...(key === undefined ? {} : { 'x-appwrite-key': key.secret }),
    },
  })
}

/** Header values are Latin letters alone. */
export function stepHeader(doing: string): Readonly<Record<string, string>> {
  return doing === '' ? {} : { 'x-emulator-step': encodeURIComponent(doing) }
}

/** Says what was done, and offers to take it back when something was. */
export function announce({ undo, notices }: Services, { headers }: Reply, { doing, done }: ActionWords): void {
  if (done === undefined) return
  const stepId = headers.get('x-emulator-step-id')
  if (stepId === null) notices.show({ text: done })
  else {
    const run = () => tellUndone(notices, undo.undoStep(stepId), doing)
    notices.show({ text: done, stepId, action: { label: 'Undo', run } })
  }
}

/** Keeps a way back that only this window knows, and shows it. */
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
  void undo.push(step)
  if (done === undefined) return
  noticeId = notices.show({
    text: done,
    action: { label: 'Undo', run: () => tellUndone(notices, undo.undo(step), doing) },
  })
}

function tellUndone(notices: Services['notices'], undoing: Promise<unknown>, doing: string): void {
  undoing.then(
    (undone) => void (undone !== null && notices.show({ text: `Undone: ${doing}` })),
    (error: unknown) => notices.fail(error, 'Undo'),
  )
}

import { useMemo } from 'react'
import type { Call, Reply } from '../../../../src-shared/client/transport.ts'
import { useServices, type Services } from '../../../data/services.ts'
import { useActions } from '../../../data/use-action.ts'
import type { UndoStep } from '../../../data/undo.ts'
import type { UserCall } from './user-calls.ts'

/** Of what is done and of what was done: `Block`, `Blocked`. */
export interface Words {
  readonly doing: string
  readonly done: string
}

export interface UserActions {
  /** Makes one change; says what was done, or why not. Answers whether it was done. */
  run(change: UserCall): Promise<boolean>
  /**
   * For fields: answers what is wrong, to be shown there, or null when it was done. `explain` may know better words than
   * the error's own; null leaves it at those.
   */
  save(change: UserCall, explain?: (error: unknown) => Promise<string | null>): Promise<string | null>
  /** For forms: rejects, and says nothing. */
  send(call: Call): Promise<Reply>
  /** One toast and one step to undo for calls that were made one after the other. */
  announce(words: Words, replies: readonly Reply[]): void
}

export function useUserActions(): UserActions {
  const services = useServices()
  const { run, send } = useActions()
  return useMemo(() => {
    const announce = (words: Words, replies: readonly Reply[]) => announceTogether(services, words, replies)
    return {
      send,
      announce,
      run: async ({ call, doing, done }) => (await run(call, { doing, done })) !== null,
      async save({ call, doing, done }, explain) {
        try {
          announce({ doing, done }, [await send(call, doing)])
          return null
        } catch (error) {
          return (await explain?.(error)) ?? faultWords(error)
        }
      },
    }
  }, [services, run, send])
}

/** Undone in reverse: a record is put back only to what it was before its last change. */
function announceTogether(
  { client, undo, notices }: Services,
  { doing, done }: Words,
  replies: readonly Reply[],
): void {
  const exchanges = replies
    .map(({ headers }) => headers.get('x-emulator-request-id'))
    .filter((id) => id !== null)
    .toReversed()
  let noticeId: number | null = null
  const step: UndoStep = {
    label: doing,
    async undo() {
      if (noticeId !== null) notices.close(noticeId)
      for (const id of exchanges) await client.undoRequest(id)
    },
  }
  void undo.push(step)
  const takeBack = () => {
    undo.undo(step).then(
      (undone) => undone !== null && notices.show({ text: `Undone: ${doing}` }),
      (error: unknown) => notices.fail(error, 'Undo'),
    )
  }
  noticeId = notices.show({ text: done, action: { label: 'Undo', run: takeBack } })
}

/** Without the name of the parameter, which the field shows already. */
function faultWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : ''
  const fault = /`\w+`[^:]*: (.+)$/s.exec(message)?.[1] ?? message
  const sentence = fault.charAt(0).toUpperCase() + fault.slice(1)
  return `${sentence.endsWith('.') ? sentence : `${sentence}.`} ${hint}`.trim()
}

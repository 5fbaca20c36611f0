/**
 * What can be taken back. The steps are the server's, so that those of the CLI and of other windows count too; only what
 * no call takes back, or what are many calls, is known to the window alone.
 */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { HistoryStep } from '../../src-shared/contract/history.ts'
import type { Notices } from './notices.ts'

export interface UndoStep {
  /** What was done, in words: `Block Grace Hopper`. */
  readonly label: string
  undo(): Promise<void>
}

export interface UndoStack {
  /** Keeps a step that this window alone knows how to take back; done once its place among the server's is known. */
  push(step: UndoStep): Promise<void>
  /** A change is on its way: undo waits for it, or it would take back the one before. */
  after<Done>(change: Promise<Done>): Promise<Done>
  /** Takes one step back: the given one, or the newest. Null when there is none. */
  undo(step?: UndoStep): Promise<Pick<UndoStep, 'label'> | null>
  /** Takes back a step of the server's, which its toast then no more offers. */
  undoStep(id: string): Promise<Pick<UndoStep, 'label'>>
  /** Does again what was undone last; null when something else was done since. */
  redo(): Promise<Pick<UndoStep, 'label'> | null>
}

/** A step of the window's own, and the step that would have been undone next when it was made. */
interface Own {
  readonly step: UndoStep
  readonly after: Promise<string | null>
}

const mostSteps = 50

export function createUndoStack(client: ControlClient, notices: Notices): UndoStack {
  let own: readonly Own[] = []
  let changing: Promise<unknown> = Promise.resolve()
  const next = async () => (await client.history(1)).undoNext?.id ?? null
  const undone = ({ title, undoes }: HistoryStep) => {
    if (undoes !== null) notices.closeOffer(undoes)
    return { label: title.replace(/^(Undo|Redo): /, '') }
  }
  const takeBack = async ({ step }: Own) => {
    own = own.filter((other) => other.step !== step)
    await step.undo()
    return step
  }

  return {
    async push(step) {
      // What fails here fails again when it is asked for.
      const after = next().catch(() => null)
      own = [...own, { step, after }].slice(-mostSteps)
      await after
    },
    after(change) {
      changing = Promise.allSettled([changing, change])
      return change
    },
    async undo(step) {
      if (step !== undefined) {
        const known = own.find((each) => each.step === step)
        return known === undefined ? null : takeBack(known)
      }
      await changing
      const nextId = await next()
      const newest = own.at(-1)
      if (newest !== undefined && (await newest.after) === nextId) return takeBack(newest)
      return nextId === null ? null : undone(await client.undo())
    },
    undoStep: async (id) => undone(await client.undoStep(id)),
    async redo() {
      await changing
      const { redoNext } = await client.history(1)
      return redoNext === null ? null : undone(await client.redo())
    },
  }
}

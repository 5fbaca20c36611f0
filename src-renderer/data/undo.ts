/** The last steps that can be taken back, newest last. */
export interface UndoStep {
  /** What was done, in words: `Block Grace Hopper`. */
  readonly label: string
  undo(): Promise<void>
}

export interface UndoStack {
  push(step: UndoStep): void
  /** Takes one step back: the given one, or the newest. Null when there is none. */
  undo(step?: UndoStep): Promise<UndoStep | null>
}

const mostSteps = 50

export function createUndoStack(): UndoStack {
  let steps: readonly UndoStep[] = []
  return {
    push(step) {
      steps = [...steps, step].slice(-mostSteps)
    },
    async undo(step = steps.at(-1)) {
      if (step === undefined || !steps.includes(step)) return null
      steps = steps.filter((other) => other !== step)
      await step.undo()
      return step
    },
  }
}

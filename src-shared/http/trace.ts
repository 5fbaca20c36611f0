/** What happened to one request, step by step. Nothing of it reaches the wire of the emulated API. */

export interface TraceStep {
  readonly gate: string
  readonly verdict: 'pass' | 'stop' | 'skip'
  readonly text: string
  /** What the emulator knows and Appwrite would not say. */
  readonly notes: readonly string[]
}

export interface Trace {
  readonly steps: readonly TraceStep[]
  /** A line for the inspector about the step that is under way. */
  note(text: string): void
  pass(gate: string, text: string): void
  skip(gate: string, text: string): void
  stop(gate: string, text: string): void
}

export function createTrace(): Trace {
  const steps: TraceStep[] = []
  let notes: string[] = []
  const step = (verdict: TraceStep['verdict']) => (gate: string, text: string) => {
    steps.push({ gate, verdict, text, notes })
    notes = []
  }
  return {
    steps,
    note: (text) => void notes.push(text),
    pass: step('pass'),
    skip: step('skip'),
    stop: step('stop'),
  }
}

/** Moves that are often wanted: just past what the server lets live so long. */
import { codeSeconds, linkSeconds } from '../../../src-shared/contract/lifetimes.ts'
import { spanWords } from './move-text.ts'

export interface ClockPreset {
  readonly title: string
  readonly detail: string
  /** Milliseconds. */
  readonly by: number
}

const day = 86_400_000

/** With the session length of the project that is looked at; null until it is known. */
export function clockPresets(sessionSeconds: number | null): readonly ClockPreset[] {
  return [
    past('Past OTP', codeSeconds),
    past('Past recovery', linkSeconds),
    { title: '+1 day', detail: '', by: day },
    { title: '+30 days', detail: '', by: 30 * day },
    ...(sessionSeconds === null ? [] : [past('Past session length', sessionSeconds)]),
  ]
}

/** A second more than it lives, so that it is over. */
function past(title: string, seconds: number): ClockPreset {
  return { title, detail: spanWords(seconds * 1000), by: seconds * 1000 + 1000 }
}

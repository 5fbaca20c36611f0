/** How a server in the terminal ends, and what does not end it. */
import { constants } from 'node:os'
import { exitCodes } from './exit-codes.ts'

export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The first signal closes cleanly, the second at once; what was answered is on disk either way. */
export function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false
  for (const signal of endingSignals) {
    process.on(signal, () => {
      if (isClosing) process.exit(exitCodes.ended)
      isClosing = true
      close().then(
        () => process.exit(exitCodes.done),
        // A start that failed says so itself.
        () => undefined,
      )
    })
  }
}

export function goOnAfterDefects(notice: (message: string) => void): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      notice(`Offwrite goes on after a defect: ${error instanceof Error ? error.stack : String(error)}`)
    })
  }
}

/** What a shell makes of a process that a signal ended. */
export function codeOfSignal(signal: NodeJS.Signals): number {
  return 128 + (constants.signals[signal] ?? 0)
}

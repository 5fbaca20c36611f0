/** An import as the terminal shows it: a line that grows while it runs, and a signal that cancels it. */
import { randomBytes } from 'node:crypto'
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { ImportChoices, ImportProgress, ImportReport } from '../../src-shared/contract/imports.ts'
import type { Terminal } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { endingSignals } from './signals.ts'

const pollMilliseconds = 100

export async function runImport(
  client: Pick<ControlClient, 'import' | 'importReport' | 'cancelImport'>,
  text: string,
  choices: ImportChoices,
  { redraws, writeError }: Pick<Terminal, 'redraws' | 'writeError'>,
): Promise<ImportReport> {
  const id = `cli-${randomBytes(8).toString('hex')}`
  let isCancelled = false
  let isLooking = false
  let shown = ''

  function show(progress: ImportProgress): void {
    const line = words(progress, redraws)
    if (line === shown) return
    shown = line
    writeError(redraws ? `\r${line}\u001b[K` : `${line}\n`)
  }

  async function look(): Promise<void> {
    // A server that is busy with the import answers late: it is not asked more for that.
    if (isLooking) return
    isLooking = true
    try {
      // A file that is still on its way to the server is not known there: then the next look cancels it.
      if (isCancelled) await client.cancelImport(id)
      show(await client.importReport(id))
    } catch {
      // Not begun yet, or over: the call itself tells how it went.
    } finally {
      isLooking = false
    }
  }

  function cancel(): void {
    if (isCancelled) process.exit(exitCodes.ended)
    isCancelled = true
    void look()
  }

  const timer = setInterval(() => void look(), pollMilliseconds)
  for (const signal of endingSignals) process.on(signal, cancel)
  try {
    return await client.import(text, { ...choices, id })
  } finally {
    clearInterval(timer)
    for (const signal of endingSignals) process.off(signal, cancel)
    if (redraws && shown !== '') writeError('\r\u001b[K')
  }
}

/** Where lines cannot be drawn over, there is one for each tenth. */
function words({ state, done, total }: ImportProgress, isExact: boolean): string {
  const tenths = total === 0 ? 10 : Math.floor((done * 10) / total)
  const share = isExact ? `${done} of ${total} rows` : `${tenths * 10} % of ${total} rows`
  return `${state === 'writing' ? 'Writing' : 'Checking'}: ${share}`
}

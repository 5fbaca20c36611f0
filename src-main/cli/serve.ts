/** `offwrite serve`: starts the host, tells of it, and closes it when asked to. */
import { HostError, PortTakenError, startHost } from '../host/index.ts'
import { nextFreePort } from '../host/free-port.ts'
import { findPortOwner } from '../host/port-owner.ts'
import type { ServeOptions } from './options.ts'
import { type Output, readyFacts } from './output.ts'
import { removeReadyFile, writeReadyFile } from './ready-file.ts'

/** Resolves with a function that closes all. */
export async function serve(options: ServeOptions, uiFolder: string, output: Output): Promise<() => Promise<void>> {
  const { readyFile } = options
  if (readyFile !== null) removeReadyFile(readyFile)
  const host = await startHost({
    port: options.port,
    ...(options.host === null ? {} : { host: options.host }),
    data: options.data,
    projectId: options.project,
    strict: options.strict,
    passwordCost: options.passwordCost,
    allowedHosts: options.allowedHosts,
    controlOrigins: options.allowedOrigins,
    uiFolder,
    ...(options.compactAfter === null ? {} : { compactAfter: options.compactAfter }),
    onExchange: output.exchange,
    onProblem: output.notice,
  })
  const close = async (): Promise<void> => {
    if (readyFile !== null) removeReadyFile(readyFile)
    await host.close()
  }
  try {
    if (readyFile !== null) writeReadyFile(readyFile, readyFacts(host))
  } catch (error) {
    await host.close()
    throw error
  }
  output.ready(host)
  return close
}

/** Why a start failed, with what to do, without a stack trace where we know the reason. */
export async function describeFailure(error: unknown): Promise<string> {
  if (error instanceof PortTakenError) return describeTakenPort(error.port)
  if (error instanceof HostError) return `${error.message}\n${error.hint}\n`
  return `Offwrite could not start. This is a defect of Offwrite:\n${error instanceof Error ? error.stack : String(error)}\n`
}

async function describeTakenPort(port: number): Promise<string> {
  const owner = findPortOwner(port)
  const who = owner === null ? '' : ` by process ${owner.pid} (${owner.program})`
  const next = await nextFreePort(port)
  const advice =
    next === null ? 'Use a free one: offwrite serve --port 0' : `The next free one: offwrite serve --port ${next}`
  return `Port ${port} is taken${who}.\n${advice}\n`
}

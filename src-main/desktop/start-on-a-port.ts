/** Starts the server on the wanted port; when that is taken, says by whom and offers the next free one. */
import { nextFreePort } from '../host/free-port.ts'
import { PortTakenError, type RunningHost } from '../host/index.ts'
import { findPortOwner } from '../host/port-owner.ts'
import type { DesktopParts } from './parts.ts'

/** Null: the reader chose to quit. */
export async function startOnAPort(
  start: (port: number) => Promise<RunningHost>,
  port: number,
  ask: DesktopParts['ask'],
): Promise<RunningHost | null> {
  try {
    return await start(port)
  } catch (error) {
    const next = error instanceof PortTakenError ? await nextFreePort(port) : null
    if (next === null) throw error
    const owner = findPortOwner(port)
    const who = owner === null ? 'another program' : `${owner.program} (pid ${owner.pid})`
    const pressed = await ask(
      `Port ${port} is used by ${who}.`,
      `Apps that expect Offwrite at http://localhost:${port}/v1 will not find it on another port.`,
      [`Use ${next}`, 'Quit'],
    )
    return pressed === 0 ? startOnAPort(start, next, ask) : null
  }
}

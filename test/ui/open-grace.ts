/** Grace, who is signed in, in the built window; and what tests of her inspector share. */
import type { Page } from 'playwright'
import { createControlClient, type ControlClient } from '../../src-shared/client/control-client.ts'
import type { RunningHost } from '../../src-main/host/index.ts'
import { type World, worldOf } from '../support/world.ts'
import type { browserForFile, OpenWindow, WindowOptions } from './open-window.ts'

export interface OpenedUser extends OpenWindow {
  readonly world: World
  readonly session: string
  readonly sessionId: string
}

/** Grace, signed in as an app would be, and the window at her. */
export async function openGrace(
  openWindow: ReturnType<typeof browserForFile>,
  place = 'users/grace',
  before: WindowOptions['before'] = async () => {},
): Promise<OpenedUser> {
  const signedIn = { session: '', sessionId: '' }
  const opened = await openWindow({
    place,
    async before(server, host) {
      Object.assign(signedIn, await worldOf(host.emulator).signedIn())
      await before(server, host)
    },
  })
  await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  if (place.includes('/')) await opened.page.getByRole('tab', { name: 'Profile' }).waitFor()
  return { ...opened, ...signedIn, world: worldOf(opened.host.emulator) }
}

export const clientOf = (host: RunningHost): ControlClient =>
  createControlClient({
    origin: host.url,
    fetch: (input, init) => fetch(input, init),
    schedule: () => () => undefined,
  })

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

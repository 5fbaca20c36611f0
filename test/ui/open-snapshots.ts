/** The window on its snapshots, and what a suite does to a state that was saved. */
import { expect } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { browserForFile, type OpenWindow, type WindowOptions } from './open-window.ts'

/** One browser for all tests of a file. */
export function snapshotsForFile(): (options?: WindowOptions) => ReturnType<typeof openSnapshots> {
  const openWindow = browserForFile()
  return (options = {}) => openSnapshots(openWindow, options)
}

async function openSnapshots(openWindow: ReturnType<typeof browserForFile>, options: WindowOptions) {
  const opened = await openWindow({ place: 'snapshots', ...options })
  const { page, host } = opened
  const control = controlOf(host)
  return {
    ...opened,
    control,
    list: page.getByRole('grid', { name: 'Snapshots' }),
    chip: (changes: string) => page.getByRole('button', { name: new RegExp(`^Changed since .* ${changes}$`) }),
    row: (name: string) =>
      page.getByRole('grid', { name: 'Snapshots' }).getByRole('row', { name: new RegExp(`^${name}`) }),
    drift: async () => (await control('GET', '/drift'))['total'],
    users: async () => (await control('GET', `/projects/${host.projectId}/users`))['total'],
  }
}

function controlOf(host: OpenWindow['host']) {
  return async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const response = await host.emulator.fetch(
      new Request(`${host.url}/__emulator${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const answer: unknown = await response.json().catch(() => ({}))
    expect([method, path, response.ok ? 'ok' : JSON.stringify(answer)]).toEqual([method, path, 'ok'])
    return isObject(answer) ? answer : {}
  }
}

const password = 'correct horse'

/** Four users in a state that was saved, and is the baseline. */
export const checkout: NonNullable<WindowOptions['before']> = async (server, host) => {
  const control = controlOf(host)
  for (const userId of ['ada', 'grace', 'linus', 'margaret']) {
    await server('POST', '/users', { userId, email: `${userId}@example.test`, password, name: userId })
  }
  await server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await control('PUT', '/snapshots/checkout', { note: 'Ready to pay', tags: ['shop'] })
  await control('PUT', '/snapshots/baseline', { from: 'checkout' })
}

/** What a suite leaves behind: 14 records that are not as they were. */
export async function runSuite({ server }: Pick<OpenWindow, 'server'>): Promise<void> {
  for (const userId of ['n1', 'n2']) await server('POST', '/users', { userId, email: `${userId}@example.test` })
  await server('DELETE', '/users/margaret')
  await server('PATCH', '/users/grace/name', { name: 'Grace Hopper' })
  await server('PATCH', '/users/linus/name', { name: 'Linus T' })
  await server('PUT', '/users/ada/labels', { labels: ['beta'] })
  await server('POST', '/users/ada/sessions')
  await server('POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] })
  await server('POST', '/teams', { teamId: 'other', name: 'Other' })
}

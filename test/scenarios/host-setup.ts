/** A running host beside the tests that run in a page, which cannot start one. */
import type { TestProject } from 'vitest/node'
import type { RunningHost } from '../../src-main/host/index.ts'
import { startFrozenHost } from './host.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Such as `http://localhost:4280`; its control API is closed to pages of other origins. */
    readonly hostUrl: string
  }
}

let host: RunningHost

export async function setup(project: TestProject): Promise<void> {
  host = await startFrozenHost()
  project.provide('hostUrl', host.url)
}

export const teardown = (): Promise<void> => host.close()

/** `offwrite/testing`: the testing kit for a server that runs, with the same calls as an emulator in the process. */
import { type ControlClient, createControlClient } from '../client/control-client.ts'
import type { Fetch } from '../client/transport.ts'
import { scopes } from '../domain/scopes.ts'
import { systemFetch, systemTimer } from '../simulate/system.ts'
import { createKit } from './create-kit.ts'
import type { TestKit } from './kit.ts'

export type * from './kit.ts'
export type { ControlClient } from '../client/control-client.ts'

export interface ConnectOptions {
  /** Made when there is none. Default: `demo`, or the server's first project. */
  readonly projectId?: string
  /** A project of its own, without rate limits, that `close` deletes: for workers that run side by side. */
  readonly ownProject?: boolean
  /** Default: the platform's own. */
  readonly fetch?: Fetch
}

export interface ConnectedEmulator extends TestKit {
  snapshot(...parts: Parameters<TestKit['snapshot']>): Promise<string>
  restore(...given: Parameters<TestKit['restore']>): Promise<void>
  /** Every other call of the control API. */
  readonly control: ControlClient
  /** Deletes the project if it is its own. The server goes on. */
  close(): Promise<void>
}

/**
 * The testing kit of a running server. `address` is what `offwrite serve` prints: `http://localhost:4280`, with or
 * without `/v1`.
 *
 * ```ts
 * const emulator = await connect('http://localhost:4280', { ownProject: true })
 * const { code } = await emulator.inbox.waitFor({ to: 'grace@example.test', kind: 'email-otp' })
 * ```
 */
export async function connect(
  address: string,
  { projectId, ownProject = false, fetch = systemFetch }: ConnectOptions = {},
): Promise<ConnectedEmulator> {
  const origin = originOf(address)
  const client = createControlClient({
    origin,
    fetch,
    schedule: (run, milliseconds) => systemTimer(milliseconds, run),
  })
  const project = ownProject
    ? await client.createProject({ rateLimits: false, ...(projectId === undefined ? {} : { projectId }) })
    : await openProject(client, projectId)
  const { startAnew, ...kit } = createKit(client, { projectId: project.projectId, apiKey: () => project.apiKey })
  return {
    ...kit,
    ...project,
    endpoint: `${origin}/v1`,
    control: client,
    // Open again, whatever was missed: it may be anything.
    subscribe: (listener) => client.subscribe({ opened: listener, event: listener }).close,
    snapshot: (parts = {}) => client.exportState({ messages: false, logs: false, ...parts }),
    async restore(snapshot, choices) {
      await client.restoreDocument(snapshot, choices)
    },
    async reset() {
      if (ownProject) await kit.faults.clear()
      await client.reset('baseline', ownProject ? project.projectId : undefined)
      await startAnew()
    },
    async close() {
      if (!ownProject) return
      await kit.faults.clear()
      await client.deleteProject(project.projectId)
    },
  }
}

/** A project that is there, or a new one of that name; with a key that has every scope. */
async function openProject(client: ControlClient, wanted: string | undefined) {
  const { projects } = await client.projects()
  const projectId = wanted ?? (projects.find((project) => project.projectId === 'demo') ?? projects[0])?.projectId
  if (projectId === undefined || projects.every((project) => project.projectId !== projectId)) {
    return client.createProject(projectId === undefined ? {} : { projectId })
  }
  const { keys } = await client.keys(projectId)
  const whole = keys.find((key) => key.expire === null && scopes.every((scope) => key.scopes.includes(scope)))
  const { secret } = whole ?? (await client.createKey(projectId, { name: 'Tests', scopes }))
  return { projectId, apiKey: secret }
}

/** Read by hand: the `URL` of React Native knows little. */
function originOf(address: string): string {
  const [, origin] = /^(https?:\/\/[^\s/?#@]+)(?:\/|\/v1\/?)?$/i.exec(address) ?? []
  if (origin !== undefined) return origin
  throw new TypeError(`connect: "${address}" is no address of a server, such as http://localhost:4280.`)
}

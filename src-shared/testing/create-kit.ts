/** The kit over the control API, which is the same in a page, in Node and over HTTP. */
import type { ControlClient } from '../client/control-client.ts'
import { kitSdkName } from '../http/source.ts'
import { findFailed, storyOf } from './explain.ts'
import { createTestInbox } from './inbox.ts'
import type { TestClock, TestFaults, TestKit, TestRequests } from './kit.ts'
import { createTestUsers } from './users.ts'

/** What a host of the kit adds: how the whole state is taken and put back. */
export interface KitParts extends Pick<
  TestKit,
  'as' | 'call' | 'clock' | 'explain' | 'faults' | 'inbox' | 'requests' | 'users'
> {
  /** To be called after a reset: what was before does not count any more. */
  startAnew(): Promise<void>
}

export function createKit(
  client: ControlClient,
  { projectId, apiKey }: { readonly projectId: string; readonly apiKey: () => string },
): KitParts {
  const call: TestKit['call'] = async (method, path, body = null) => {
    const headers = path.startsWith('/__emulator')
      ? {}
      : { 'x-appwrite-project': projectId, 'x-appwrite-key': apiKey(), 'x-sdk-name': kitSdkName }
    return (await client.send({ method, path, headers, body })).body
  }
  /** Only what came after it is told of. */
  let lastBefore = 0
  const listRequests: TestRequests['list'] = async (filter = {}) => {
    const { requests } = await client.findRequests({ ...filter, projectId, since: lastBefore })
    return requests.filter(({ source }) => source === 'app')
  }
  const { startAnew, ...users } = createTestUsers(client, projectId, call)
  return {
    async startAnew() {
      startAnew()
      lastBefore = (await client.findRequests({ limit: 1 })).requests.at(-1)?.sequence ?? 0
    },
    call,
    users,
    inbox: createTestInbox(client, projectId),
    clock: createTestClock(client, projectId),
    faults: createTestFaults(client, projectId),
    requests: {
      list: listRequests,
      async last(filter) {
        const found = (await listRequests(filter)).at(-1)
        return found === undefined ? null : client.request(found.id)
      },
    },
    as: (userId, { origin } = {}) => client.signInAs(projectId, userId, origin),
    async explain(failed) {
      const found = findFailed(await listRequests(), failed)
      return storyOf(await client.request(found.id))
    },
  }
}

function createTestClock(client: ControlClient, projectId: string): TestClock {
  const text = (at: Date | string): string => new Date(at).toISOString()
  return {
    status: () => client.clock(),
    now: async () => new Date((await client.clock()).now),
    advance: (by) => client.advanceClock(typeof by === 'string' ? { by } : { ...by, projectId }),
    freeze: (at) => client.setClock({ mode: 'frozen', ...(at === undefined ? {} : { now: text(at) }) }),
    run: (speed) => client.setClock({ mode: 'offset', speed }),
    follow: () => client.setClock({ mode: 'follow' }),
    async set(at) {
      const { mode } = await client.clock()
      return client.setClock({ mode: mode === 'frozen' ? 'frozen' : 'offset', now: text(at) })
    },
  }
}

function createTestFaults(client: ControlClient, projectId: string): TestFaults {
  const list = async () =>
    (await client.faults()).faults.filter((fault) => fault.projectId === null || fault.projectId === projectId)
  return {
    list,
    add: (fault) => client.createFault({ projectId, ...fault }),
    async clear() {
      for (const { id } of await list()) await client.deleteFault(id)
    },
  }
}

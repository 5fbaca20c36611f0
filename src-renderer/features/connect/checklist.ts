/** What has to happen until an app is connected, and why it may not have happened yet. */
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { kindTitles } from '../../data/messages.ts'

export interface ChecklistStep {
  readonly id: 'listening' | 'request' | 'user' | 'message'
  readonly title: string
  readonly isDone: boolean
  /** Done: what was seen. Not done: the likely cause and what to do. */
  readonly detail: string
  /** A refused request whose story holds the fix. */
  readonly refused: ExchangeSummary | null
  /** A project that an app named instead of this one. */
  readonly otherProject: string | null
  /** What to run when the likely cause is where the server listens. */
  readonly commands: readonly { readonly when: string; readonly line: string }[]
}

export interface ChecklistInput {
  readonly isListening: boolean
  readonly endpoint: string
  readonly projectId: string
  /** All requests of apps, every project, oldest first. */
  readonly requests: readonly ExchangeSummary[]
  readonly users: number
  /** Of this project, oldest first. */
  readonly messages: readonly InboxMessage[]
}

export function checklist({
  isListening,
  endpoint,
  projectId,
  requests,
  users,
  messages,
}: ChecklistInput): readonly ChecklistStep[] {
  const fromApps = requests.filter(({ source }) => source === 'app')
  const ours = fromApps.filter((request) => request.projectId === projectId)
  const refused = ours.findLast(({ errorType }) => errorType === 'general_unknown_origin') ?? null
  const accepted = ours.find(({ errorType }) => errorType !== 'general_unknown_origin')
  const elsewhere = fromApps.at(-1)
  const step = (id: ChecklistStep['id'], title: string, isDone: boolean, detail: string): ChecklistStep => ({
    id,
    title,
    isDone,
    detail,
    refused: null,
    otherProject: null,
    commands: [],
  })

  const listening = step(
    'listening',
    'Server listening',
    isListening,
    isListening
      ? endpoint
      : 'Nothing answers. Start it with "offwrite serve": a port that is taken is named, and the next free one.',
  )
  const user = step(
    'user',
    'First user',
    users > 0,
    users === 0
      ? 'Sign up from your app, or run the cURL snippet.'
      : users === 1
        ? '1 user in this project'
        : `${users} users in this project`,
  )

  const [first] = messages
  const message = step(
    'message',
    'First message',
    first !== undefined,
    first === undefined
      ? 'Ask for a code, a link or an invitation. It arrives in the Inbox.'
      : `${kindTitles[first.kind]} to ${first.to}`,
  )
  const withRequest = (request: ChecklistStep) => [listening, request, user, message]

  if (accepted !== undefined) {
    return withRequest(step('request', 'First request seen', true, describe(accepted)))
  }
  if (refused !== null) {
    const detail = `${refused.client.origin ?? 'A page'} was refused: its origin is not allowed in this project.`
    return withRequest({ ...step('request', 'First request seen', false, detail), refused })
  }
  if (elsewhere !== undefined && elsewhere.projectId !== projectId) {
    const detail = `An app called project "${elsewhere.projectId}" instead of "${projectId}". Set the project ID in your app.`
    return withRequest({
      ...step('request', 'First request seen', false, detail),
      otherProject: elsewhere.projectId,
    })
  }
  const detail = `Nothing has called ${endpoint} yet. Set endpoint and project ID in your app.`
  return withRequest({ ...step('request', 'First request seen', false, detail), commands: farAway })
}

/** A phone, an Android emulator and a container each have a localhost of their own. */
const farAway: ChecklistStep['commands'] = [
  {
    when: 'For a phone, with the address of this computer:',
    line: 'offwrite serve --host 0.0.0.0 --allow-host 192.168.1.20',
  },
  { when: 'For an Android emulator:', line: 'offwrite serve --allow-host 10.0.2.2' },
  { when: 'For a container:', line: 'offwrite serve --host 0.0.0.0 --allow-host host.docker.internal' },
]

/** `web 27.0.0 from http://localhost:3000` */
export function describe({ client, method, path }: ExchangeSummary): string {
  const sdk = client.sdkName === null ? null : `${client.sdkName} SDK ${client.sdkVersion ?? ''}`.trim()
  const caller = sdk ?? `${method} ${path.split('?')[0] ?? ''}`
  return client.origin === null ? caller : `${caller} from ${client.origin}`
}

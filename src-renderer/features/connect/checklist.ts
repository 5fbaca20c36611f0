/** What has to happen until an app is connected, and why it may not have happened yet. */
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'

export interface ChecklistStep {
  readonly id: 'listening' | 'request' | 'user'
  readonly title: string
  readonly isDone: boolean
  /** Done: what was seen. Not done: the likely cause and what to do. */
  readonly detail: string
  /** A refused request whose story holds the fix. */
  readonly refused: ExchangeSummary | null
  /** A project that an app named instead of this one. */
  readonly otherProject: string | null
}

export interface ChecklistInput {
  readonly isListening: boolean
  readonly endpoint: string
  readonly projectId: string
  /** All requests of apps, every project, oldest first. */
  readonly requests: readonly ExchangeSummary[]
  readonly users: number
}

export function checklist({
  isListening,
  endpoint,
  projectId,
  requests,
  users,
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
  })

  const listening = step(
    'listening',
    'Server listening',
    isListening,
    isListening ? endpoint : 'Nothing answers. Start it with "offwrite serve".',
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

  if (accepted !== undefined) {
    return [listening, step('request', 'First request seen', true, describe(accepted)), user]
  }
  if (refused !== null) {
    const detail = `${refused.client.origin ?? 'A page'} was refused: its origin is not allowed in this project.`
    return [listening, { ...step('request', 'First request seen', false, detail), refused }, user]
  }
  if (elsewhere !== undefined && elsewhere.projectId !== projectId) {
    const detail = `An app called project "${elsewhere.projectId}" instead of "${projectId}". Set the project ID in your app.`
    return [
      listening,
      { ...step('request', 'First request seen', false, detail), otherProject: elsewhere.projectId },
      user,
    ]
  }
  const detail = `Nothing has called ${endpoint} yet. Set endpoint and project ID in your app. A phone or a container does not reach localhost.`
  return [listening, step('request', 'First request seen', false, detail), user]
}

/** `web 27.0.0 from http://localhost:3000` */
export function describe({ client, method, path }: ExchangeSummary): string {
  const sdk = client.sdkName === null ? null : `${client.sdkName} SDK ${client.sdkVersion ?? ''}`.trim()
  const caller = sdk ?? `${method} ${path.split('?')[0] ?? ''}`
  return client.origin === null ? caller : `${caller} from ${client.origin}`
}

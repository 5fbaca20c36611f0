import { useServices } from '../../../data/services.ts'
import { statusQuery } from '../../../data/queries.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { useLoadSamples } from '../create/use-load-samples.ts'
import { UserGrid, type UserGridProps } from './user-grid.tsx'
import { wordsOf } from './user-filter.ts'

export interface UserListAreaProps extends UserGridProps {
  readonly filter: string
  readonly onFilter: (filter: string) => void
  /** With what the quick line of the form starts. */
  readonly onCreate: (line: string) => void
}

/** The list in its states: loading, failed, empty, no match, full. */
export function UserListArea({ filter, onFilter, onCreate, ...grid }: UserListAreaProps) {
  const { window, state } = grid.list
  const words = wordsOf(filter)
  if (state.total === null || (state.total === 0 && state.error !== null)) {
    if (state.error === null) return <Skeleton rows={12} />
    // A filter that means nothing is refused in words: there is nothing to try again.
    if ('type' in state.error && state.error.type === 'invalid') {
      return (
        <EmptyState title={state.error.message} actions={<Button onPress={() => onFilter('')}>Clear filter</Button>} />
      )
    }
    return <FailedState error={state.error} onRetry={() => window?.refresh()} />
  }
  if (state.total > 0) return <UserGrid {...grid} />
  if (filter.trim() === '') return <NoUsers onCreate={() => onCreate('')} />
  return (
    <EmptyState
      title={`No user matches ${filter.trim()}`}
      actions={
        <>
          <Button onPress={() => onFilter('')}>Clear filter</Button>
          {words === '' ? null : <Button onPress={() => onCreate(words)}>Create user “{words}”</Button>}
        </>
      }
    />
  )
}

function NoUsers({ onCreate }: { readonly onCreate: () => void }) {
  const { client } = useServices()
  const projectId = useProjectId()
  const loadSamples = useLoadSamples(projectId)
  const status = useQuery(statusQuery(client)).data
  const endpoint = status?.endpoint ?? `${window.location.origin}/v1`
  return (
    <EmptyState
      title="No users yet"
      drawing={<Chair />}
      actions={
        <>
          <Button onPress={onCreate}>Create user</Button>
          <Button onPress={loadSamples}>Load samples</Button>
          <CopyButton text={signUpSnippet(endpoint, projectId)} what="sign-up snippet" look="plain">
            Copy sign-up snippet
          </CopyButton>
        </>
      }
    >
      Sign up from your app, or create one.
    </EmptyState>
  )
}

function signUpSnippet(endpoint: string, projectId: string): string {
  return `import { Account, Client, ID } from 'appwrite'

const client = new Client().setEndpoint('${endpoint}').setProject('${projectId}')
const account = new Account(client)

await account.create({ userId: ID.unique(), email: 'grace@example.test', password: 'correct horse', name: 'Grace Hopper' })
await account.createEmailPasswordSession({ email: 'grace@example.test', password: 'correct horse' })
`
}

/** A chair that is still free. */
function Chair() {
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M16 6v20h18M16 26v16M34 26v16M16 34h18M16 12h4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

import { statusQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { EmptyState } from '../../ui/states.tsx'

export function NoMessages() {
  const { client } = useServices()
  const projectId = useProjectId()
  const endpoint = useQuery(statusQuery(client)).data?.endpoint ?? `${window.location.origin}/v1`
  return (
    <EmptyState
      title="No messages yet"
      drawing={<Tray />}
      actions={
        <CopyButton text={emailOtpSnippet(endpoint, projectId)} what="email OTP snippet" look="plain">
          Copy email OTP snippet
        </CopyButton>
      }
    >
      Every mail and SMS of your app lands here. Nothing is sent.
    </EmptyState>
  )
}

function emailOtpSnippet(endpoint: string, projectId: string): string {
  return `import { Account, Client, ID } from 'appwrite'

const client = new Client().setEndpoint('${endpoint}').setProject('${projectId}')
const account = new Account(client)

const { userId } = await account.createEmailToken({ userId: ID.unique(), email: 'grace@example.test' })
const secret = prompt('Code from the inbox') ?? ''
await account.createSession({ userId, secret })
`
}

/** A tray with nothing in it. */
function Tray() {
  return (
    <svg width="56" height="40" viewBox="0 0 56 40" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M12 6h32l8 16v12H4V22z" strokeLinejoin="round" />
      <path d="M4 22h14l4 6h12l4-6h14" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

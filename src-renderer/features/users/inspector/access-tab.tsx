import { LogOut } from 'lucide-react'
import { duration } from '../../../data/emulator-clock.ts'
import { useServices } from '../../../data/services.ts'
import { useNow } from '../../../data/use-now.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { signOutEverywhere, signOutSession, type Subject, type UserCall } from '../actions/user-calls.ts'
import { sessionsQuery } from '../user-queries.ts'
import type { SessionRecord } from '../user-record.ts'
import { titleOf } from '../../../data/user-names.ts'
import { countOf } from '../../../ui/words.ts'
import { clientWords, providerWords } from '../user-words.ts'
import { Section } from '../../../ui/section.tsx'

export interface AccessTabProps {
  readonly subject: Subject
  readonly onChange: (change: UserCall) => Promise<boolean>
}

export function AccessTab({ subject, onChange }: AccessTabProps) {
  const { client, cache } = useServices()
  const projectId = useProjectId()
  const query = sessionsQuery(client, projectId, subject.id)
  const { data: sessions, error } = useQuery(projectId === '' ? null : query)

  if (sessions === undefined) {
    return error === null ? <Skeleton rows={3} /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />
  }
  return (
    <Section
      title={sessions.length === 0 ? 'Sessions' : countOf(sessions.length, 'session')}
      end={
        sessions.length < 2 ? null : (
          <Button look="quiet" onPress={() => void onChange(signOutEverywhere(subject))}>
            Sign out everywhere
          </Button>
        )
      }
    >
      {sessions.length === 0 ? (
        <p className="py-1 text-secondary">{titleOf(subject)} is not signed in anywhere.</p>
      ) : (
        <ul aria-label="Sessions">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              onSignOut={() => void onChange(signOutSession(subject, session.id, clientWords(session)))}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

function SessionRow({ session, onSignOut }: { readonly session: SessionRecord; readonly onSignOut: () => void }) {
  const client = clientWords(session)
  return (
    <li className="flex animate-appear items-start gap-2 border-t border-hairline py-2 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="flex gap-2">
          <span className="min-w-0 truncate font-medium">{client}</span>
          <span className="ms-auto shrink-0 text-secondary">
            <TimeLeft until={session.expiresAt} />
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-small text-secondary">
          <span>{providerWords(session.provider)}</span>
          <span>{session.factors.length === 0 ? 'no factors' : `factors ${session.factors.join(', ')}`}</span>
          <span className="font-mono">{session.ip === '' ? 'no IP' : session.ip}</span>
        </p>
        <AbsoluteTime at={session.createdAt} />
      </div>
      <IconButton label={`Sign out session ${client}`} icon={<Icon of={LogOut} />} onPress={onSignOut} />
    </li>
  )
}

const day = 24 * 60 * 60 * 1000

function TimeLeft({ until }: { readonly until: string }) {
  const left = Date.parse(until) - useNow()
  if (Number.isNaN(left)) return null
  if (left <= 0) return <>expired</>
  return <span title={`Expires ${until}`}>{duration(left) ?? `${Math.floor(left / day)} d`} left</span>
}

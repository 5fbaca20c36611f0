import { useState } from 'react'
import type { SignInAs } from '../../../../src-shared/contract/control.ts'
import type { StoredSession } from '../../../../src-shared/contract/faking.ts'
import { useServices } from '../../../data/services.ts'
import { useEmulatorClock } from '../../../data/use-now.ts'
import { titleOf } from '../../../data/user-names.ts'
import { Button } from '../../../ui/button.tsx'
import { countOf } from '../../../ui/words.ts'
import { ageChallenge, expireSession } from '../actions/credential-calls.ts'
import { signOutEverywhere, signOutSession, type Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { sessionsQuery, type Asker } from '../user-queries.ts'
import { clientWords } from '../user-words.ts'
import { AskedSection, Nothing } from './asked-section.tsx'
import { SessionRow } from './session-row.tsx'
import { SignInAsDialog } from './sign-in-as-dialog.tsx'

export interface SessionsProps {
  readonly subject: Subject
  readonly asker: Asker
}

const dayMilliseconds = 86_400_000

export function Sessions({ subject, asker }: SessionsProps) {
  const { client, notices } = useServices()
  const { run } = useUserActions()
  const clock = useEmulatorClock()
  const [copied, setCopied] = useState<{ readonly title: string; readonly session: SignInAs } | null>(null)

  const copyAs = async (session: StoredSession) => {
    try {
      const forms = await client.sessionForms(asker.projectId, subject.id, session.id)
      setCopied({ title: `Session ${clientWords(session)}`, session: forms })
    } catch (error) {
      notices.fail(error, 'Copy as')
    }
  }
  const expire = (session: StoredSession) =>
    // A moment ago: the server's clock may be a moment behind what the window has counted.
    void run(expireSession(subject, asker.projectId, session.id, clientWords(session), clock.now() - 1000))
  const age = (session: StoredSession) =>
    void run(ageChallenge(subject, asker.projectId, session.id, clientWords(session), clock.now() - dayMilliseconds))

  return (
    <>
      <AskedSection
        asker={asker}
        query={sessionsQuery(asker)}
        waiting="Sessions"
        title={(sessions) => (sessions.length === 0 ? 'Sessions' : countOf(sessions.length, 'session'))}
        end={(sessions) =>
          sessions.length < 2 ? null : (
            <Button look="quiet" onPress={() => void run(signOutEverywhere(subject))}>
              Sign out everywhere
            </Button>
          )
        }
      >
        {(sessions) =>
          sessions.length === 0 ? (
            <Nothing>{titleOf(subject)} is not signed in anywhere.</Nothing>
          ) : (
            <ul aria-label="Sessions">
              {sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  onCopyAs={() => void copyAs(session)}
                  onAgeChallenge={() => age(session)}
                  onExpire={() => expire(session)}
                  onSignOut={() => void run(signOutSession(subject, session.id, clientWords(session)))}
                />
              ))}
            </ul>
          )
        }
      </AskedSection>
      {copied === null ? null : (
        <SignInAsDialog
          title={copied.title}
          words="This session is signed in already. "
          user={subject}
          session={copied.session}
          onClose={() => setCopied(null)}
        />
      )}
    </>
  )
}

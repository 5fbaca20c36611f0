import type { ReactNode } from 'react'
import { CopyButton } from '../../../ui/copy.tsx'
import { InlineText } from '../../../ui/inline-text.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import { Fact, Section } from '../../../ui/section.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import {
  labelFault,
  setEmail,
  setLabels,
  setName,
  setPhone,
  setPreferences,
  setVerified,
  type Subject,
} from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import type { UserRecord } from '../user-record.ts'
import { AddressFact } from './address-fact.tsx'
import { LatestMessage } from './message-card.tsx'
import { Note } from './note.tsx'
import { PasswordFacts } from './password-facts.tsx'
import { useAsker } from './use-asker.ts'

export interface ProfileTabProps {
  readonly user: UserRecord
  readonly subject: Subject
}

const longestName = 128

/** Every field is edited where it stands. */
export function ProfileTab({ user, subject }: ProfileTabProps) {
  const { run, save } = useUserActions()
  const asker = useAsker(user.id)
  return (
    <>
      <LatestMessage userId={user.id} />
      <Section title="Identity">
        <dl>
          <Fact name="Name">
            <InlineText
              label="Name"
              value={user.name}
              placeholder="Add a name"
              maxLength={longestName}
              onSave={(name) => save(setName(subject, name))}
            />
          </Fact>
          <AddressFact
            asker={asker}
            name="Email"
            value={user.email}
            isVerified={user.emailVerification}
            change={(email) => setEmail(subject, email)}
            verify={(isVerified) => setVerified(subject, 'email', isVerified)}
          />
          <AddressFact
            asker={asker}
            name="Phone"
            value={user.phone}
            isVerified={user.phoneVerification}
            change={(phone) => setPhone(subject, phone)}
            verify={(isVerified) => setVerified(subject, 'phone', isVerified)}
          />
          <Fact name="Labels">
            <WordEditor
              words={user.labels}
              one="label"
              faultOf={labelFault}
              onChange={(labels) => void run(setLabels(subject, labels))}
            />
          </Fact>
          <PasswordFacts user={user} subject={subject} asker={asker} />
        </dl>
      </Section>
      <Note subject={subject} asker={asker} />
      <Section
        title="Preferences"
        end={<CopyButton text={JSON.stringify(user.preferences, null, 2)} what="preferences as JSON" />}
      >
        <JsonEditor
          label="Preferences"
          value={user.preferences}
          onSave={(preferences) => save(setPreferences(subject, preferences))}
        />
      </Section>
      <Targets targets={user.targets} />
      <Section title="Times">
        <dl>
          <Fact name="Joined">
            <AbsoluteTime at={user.createdAt} />
          </Fact>
          <Fact name="Changed">
            <AbsoluteTime at={user.updatedAt} />
          </Fact>
          <Fact name="Last active">
            {user.accessedAt === '' ? <Nothing>Never</Nothing> : <AbsoluteTime at={user.accessedAt} />}
          </Fact>
        </dl>
      </Section>
    </>
  )
}

function Targets({ targets }: Pick<UserRecord, 'targets'>) {
  return (
    <Section title="Targets">
      {targets.length === 0 ? (
        <Nothing>None</Nothing>
      ) : (
        <dl>
          {targets.map(({ id, providerType, identifier }) => (
            <Fact key={id} name={providerType === 'sms' ? 'SMS' : sentence(providerType)}>
              <span className="flex max-w-full min-w-0 items-center">
                <span className="min-w-0 py-1 break-all">{identifier}</span>
                <CopyButton text={identifier} what={`${providerType} target`} />
              </span>
            </Fact>
          ))}
        </dl>
      )}
    </Section>
  )
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <span className="py-1 text-tertiary">{children}</span>
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

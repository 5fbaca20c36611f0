import type { ReactNode } from 'react'
import { CopyButton } from '../../../ui/copy.tsx'
import { JsonTree } from '../../../ui/json-tree.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import { labelFault, setLabels, setName, type Subject, type UserCall } from '../actions/user-calls.ts'
import type { UserRecord } from '../user-record.ts'
import { InlineText } from '../../../ui/inline-text.tsx'
import { Fact, Section } from '../../../ui/section.tsx'

export interface ProfileTabProps {
  readonly user: UserRecord
  readonly subject: Subject
  readonly onChange: (change: UserCall) => Promise<boolean>
}

const longestName = 128

export function ProfileTab({ user, subject, onChange }: ProfileTabProps) {
  return (
    <>
      <Section title="Identity">
        <dl>
          <Fact name="Name">
            <InlineText
              key={user.id}
              label="Name"
              value={user.name}
              placeholder="Add a name"
              maxLength={longestName}
              onSave={async (name) => ((await onChange(setName(subject, name))) ? null : 'The name was not saved.')}
            />
          </Fact>
          <Fact name="Email">
            <Address text={user.email} what="email" isVerified={user.emailVerification} />
          </Fact>
          <Fact name="Phone">
            <Address text={user.phone} what="phone number" isVerified={user.phoneVerification} />
          </Fact>
          <Fact name="Labels">
            <WordEditor
              words={user.labels}
              one="label"
              faultOf={labelFault}
              onChange={(labels) => void onChange(setLabels(subject, labels))}
            />
          </Fact>
        </dl>
      </Section>
      <Section title="Sign-in">
        <dl>
          <Fact name="Password">
            {user.hasPassword ? (
              <>
                <span className="font-mono text-small">{user.hash}</span>
                <span className="flex items-center gap-1 text-secondary">
                  set <AbsoluteTime at={user.passwordChangedAt} />
                </span>
              </>
            ) : (
              <Nothing>None</Nothing>
            )}
          </Fact>
          <Fact name="MFA">{user.mfa ? 'On' : <Nothing>Off</Nothing>}</Fact>
        </dl>
      </Section>
      <Preferences preferences={user.preferences} />
      <Section title="Targets">
        {user.targets.length === 0 ? (
          <Nothing>None</Nothing>
        ) : (
          <dl>
            {user.targets.map(({ id, providerType, identifier }) => (
              <Fact key={id} name={providerType === 'sms' ? 'SMS' : sentence(providerType)}>
                <Value text={identifier} what={`${providerType} target`} />
              </Fact>
            ))}
          </dl>
        )}
      </Section>
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

function Preferences({ preferences }: Pick<UserRecord, 'preferences'>) {
  if (Object.keys(preferences).length === 0) {
    return (
      <Section title="Preferences">
        <Nothing>Empty</Nothing>
      </Section>
    )
  }
  return (
    <Section
      title="Preferences"
      end={<CopyButton text={JSON.stringify(preferences, null, 2)} what="preferences as JSON" />}
    >
      <div className="-ms-6">
        <JsonTree label="Preferences" value={preferences} />
      </div>
    </Section>
  )
}

interface AddressProps {
  readonly text: string
  readonly what: string
  readonly isVerified: boolean
}

function Address({ text, what, isVerified }: AddressProps) {
  if (text === '') return <Nothing>None</Nothing>
  return (
    <>
      <Value text={text} what={what} />
      <span className="shrink-0 text-small text-secondary">{isVerified ? '✓ Verified' : 'Unverified'}</span>
    </>
  )
}

/** Whole, however long it is: what is cut in the list can be read here. */
function Value({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <span className="flex max-w-full min-w-0 items-center">
      <span className="min-w-0 py-1 break-all">{text}</span>
      <CopyButton text={text} what={what} />
    </span>
  )
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <span className="py-1 text-tertiary">{children}</span>
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

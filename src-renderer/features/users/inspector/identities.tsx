import { TimerOff, Unlink } from 'lucide-react'
import { useEmulatorClock, useNow } from '../../../data/use-now.ts'
import { CopyText } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import { expireIdentityToken, unlinkIdentity } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import type { IdentityRecord } from '../access-records.ts'
import { identitiesQuery, type Asker } from '../user-queries.ts'
import { AskedSection, Nothing } from './asked-section.tsx'

export interface IdentitiesProps {
  readonly subject: Subject
  readonly asker: Asker
}

export function Identities({ subject, asker }: IdentitiesProps) {
  const { run } = useUserActions()
  const clock = useEmulatorClock()
  return (
    <AskedSection asker={asker} query={identitiesQuery(asker)} title="Identities">
      {(identities) =>
        identities.length === 0 ? (
          <Nothing>No provider is linked.</Nothing>
        ) : (
          <ul aria-label="Identities">
            {identities.map((identity) => (
              <IdentityRow
                key={identity.id}
                identity={identity}
                onExpire={() => void run(expireIdentityToken(subject, asker.projectId, identity, clock.now() - 1000))}
                onUnlink={() => void run(unlinkIdentity(subject, identity))}
              />
            ))}
          </ul>
        )
      }
    </AskedSection>
  )
}

interface IdentityRowProps {
  readonly identity: IdentityRecord
  readonly onExpire: () => void
  readonly onUnlink: () => void
}

function IdentityRow({ identity, onExpire, onUnlink }: IdentityRowProps) {
  const { provider, providerUid, providerEmail, tokenEndsAt } = identity
  const isOver = !(Date.parse(tokenEndsAt) > useNow())
  return (
    <li className="animate-appear border-t border-hairline py-2 first:border-t-0">
      <div className="ends-line flex min-h-7 items-center gap-1">
        <span className="min-w-0 truncate font-medium">{provider}</span>
        {tokenEndsAt === '' ? null : (
          <span className="ms-auto shrink-0 text-secondary">
            <TimeLeft until={tokenEndsAt} />
          </span>
        )}
        <JumpPast until={tokenEndsAt} what={`the ${provider} token`} />
      </div>
      <div className="flex min-h-7 items-center gap-2">
        <CopyText text={providerUid} what={`${provider} user ID`} />
        <span className="ends-line ms-auto flex shrink-0">
          {isOver ? null : (
            <IconButton label={`Expire the ${provider} token now`} icon={<Icon of={TimerOff} />} onPress={onExpire} />
          )}
          <IconButton label={`Unlink ${provider}`} icon={<Icon of={Unlink} />} onPress={onUnlink} />
        </span>
      </div>
      {providerEmail === '' ? null : <p className="text-small break-all text-secondary">{providerEmail}</p>}
    </li>
  )
}

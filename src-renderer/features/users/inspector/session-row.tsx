import { Code, Hourglass, LogOut, TimerOff } from 'lucide-react'
import type { StoredSession } from '../../../../src-shared/contract/faking.ts'
import { useNow } from '../../../data/use-now.ts'
import { CopyButton } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { AbsoluteTime, RelativeTime } from '../../../ui/time.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import { clientWords, signInWords } from '../user-words.ts'

export interface SessionRowProps {
  readonly session: StoredSession
  readonly onCopyAs: () => void
  readonly onAgeChallenge: () => void
  readonly onExpire: () => void
  readonly onSignOut: () => void
}

export function SessionRow({ session, onCopyAs, onAgeChallenge, onExpire, onSignOut }: SessionRowProps) {
  const { id, ip, createdAt, expire, mfaUpdatedAt, secret } = session
  const client = clientWords(session)
  const isOver = Date.parse(expire) <= useNow()
  return (
    <li className="animate-appear border-t border-hairline py-2 first:border-t-0">
      <div className="ends-line flex min-h-7 items-center gap-1">
        <span className="min-w-0 truncate font-medium">{client}</span>
        <span className="ms-auto shrink-0 text-secondary">
          <TimeLeft until={expire} />
        </span>
        <JumpPast until={expire} ending={{ past: 'session', id }} what={`session ${client}`} />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 text-small text-secondary">
        <span>{signInWords(session)}</span>
        <span className="font-mono">{ip === '' ? 'no IP' : ip}</span>
        {mfaUpdatedAt === null ? null : (
          <span>
            challenge <RelativeTime at={mfaUpdatedAt} />
          </span>
        )}
      </p>
      <div className="flex min-h-7 items-center">
        <AbsoluteTime at={createdAt} />
        <span className="ends-line ms-auto flex">
          <CopyButton text={secret} what={`secret of session ${client}`} isSecret />
          <IconButton label={`Copy session ${client} as…`} icon={<Icon of={Code} />} onPress={onCopyAs} />
          {mfaUpdatedAt === null ? null : (
            <IconButton
              label={`Make the challenge of session ${client} a day old`}
              icon={<Icon of={Hourglass} />}
              onPress={onAgeChallenge}
            />
          )}
          {isOver ? null : (
            <IconButton label={`Expire session ${client} now`} icon={<Icon of={TimerOff} />} onPress={onExpire} />
          )}
          <IconButton label={`Sign out session ${client}`} icon={<Icon of={LogOut} />} onPress={onSignOut} />
        </span>
      </div>
    </li>
  )
}

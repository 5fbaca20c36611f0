import { titleOf } from '../../../data/user-names.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton, CopyText } from '../../../ui/copy.tsx'
import { makeRecoveryCodes } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { storedUserQuery, type Asker } from '../user-queries.ts'
import { AskedSection, Nothing } from './asked-section.tsx'

export interface RecoveryCodesProps {
  readonly subject: Subject
  readonly asker: Asker
}

export function RecoveryCodes({ subject, asker }: RecoveryCodesProps) {
  const { run } = useUserActions()
  return (
    <AskedSection
      asker={asker}
      query={storedUserQuery(asker)}
      title="Recovery codes"
      end={({ mfaRecoveryCodes: codes }) => (
        <span className="ends-line flex items-center">
          {codes.length === 0 ? null : <CopyButton text={codes.join('\n')} what="all recovery codes" />}
          <Button
            look="quiet"
            label={`${codes.length === 0 ? 'Make' : 'Renew'} the recovery codes of ${titleOf(subject)}`}
            onPress={() => void run(makeRecoveryCodes(subject, codes.length > 0))}
          >
            {codes.length === 0 ? 'Make' : 'Renew'}
          </Button>
        </span>
      )}
    >
      {({ mfaRecoveryCodes: codes }) =>
        codes.length === 0 ? (
          <Nothing>None are left.</Nothing>
        ) : (
          <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-4">
            {codes.map((code) => (
              <li key={code}>
                <CopyText text={code} what="recovery code" />
              </li>
            ))}
          </ul>
        )
      }
    </AskedSection>
  )
}

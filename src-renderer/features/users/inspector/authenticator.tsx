import { QrCode } from 'lucide-react'
import { useState } from 'react'
import { shownCode } from '../../../data/messages.ts'
import { statusQuery } from '../../../data/queries.ts'
import { useServices } from '../../../data/services.ts'
import { useSecond } from '../../../data/use-now.ts'
import { useQuery, useSteadyQuery } from '../../../data/use-query.ts'
import { titleOf } from '../../../data/user-names.ts'
import { BigCode } from '../../../ui/big-code.tsx'
import { Button } from '../../../ui/button.tsx'
import { CopyButton, CopyText } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Fact } from '../../../ui/section.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { enrolAuthenticator, removeAuthenticator } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { storedUserQuery, totpQuery, totpStep, type Asker } from '../user-queries.ts'
import { AskedSection, Nothing } from './asked-section.tsx'
import { QrImage } from './qr-image.tsx'
import { SecondsRing } from './seconds-ring.tsx'

export interface AuthenticatorProps {
  readonly subject: Subject
  readonly asker: Asker
}

/** What the user's authenticator app would show at emulator time. */
export function Authenticator({ subject, asker }: AuthenticatorProps) {
  const { run } = useUserActions()
  return (
    <AskedSection
      asker={asker}
      query={storedUserQuery(asker)}
      title="Authenticator"
      end={({ hasAuthenticator }) =>
        hasAuthenticator ? (
          <Button
            look="quiet"
            label={`Remove the authenticator of ${titleOf(subject)}`}
            onPress={() => void run(removeAuthenticator(subject))}
          >
            Remove
          </Button>
        ) : (
          <Button
            look="quiet"
            label={`Enrol an authenticator for ${titleOf(subject)}`}
            onPress={() => void run(enrolAuthenticator(subject, asker.projectId))}
          >
            Enrol
          </Button>
        )
      }
    >
      {({ hasAuthenticator }) => (hasAuthenticator ? <LiveCode asker={asker} /> : <Nothing>None is enrolled.</Nothing>)}
    </AskedSection>
  )
}

function LiveCode({ asker }: { readonly asker: Asker }) {
  const { cache } = useServices()
  const [isQrShown, setQrShown] = useState(false)
  const step = totpStep(useSecond())
  const query = totpQuery(asker, step)
  const { data: totp, error } = useSteadyQuery(query)
  if (totp === undefined) {
    return error === null ? <Skeleton rows={2} /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />
  }
  // The code after it is known too: the turn of a step shows no old code while the new answer is on its way.
  const isTurning = totp.step === step - 1
  const code = isTurning ? totp.nextCode : totp.code
  return (
    <>
      <div className="flex items-center gap-3 py-1">
        <BigCode code={code} name="Authenticator code" />
        <SecondsRing />
        <span className="ms-auto">
          <CopyButton text={code} what="authenticator code" look="plain">
            Copy code
          </CopyButton>
        </span>
      </div>
      {totp.verified ? null : (
        <p className="text-secondary">Not verified by a first code yet, so it counts as no factor.</p>
      )}
      <ClockNote asker={asker} />
      <dl>
        <Fact name="Next">
          {isTurning ? null : <CopyText text={totp.nextCode} shown={shownCode(totp.nextCode)} what="next code" />}
        </Fact>
        <Fact name="Secret">
          <span className="ends-line flex min-w-0 flex-1 items-start">
            <span className="min-w-0 flex-1 py-1 font-mono text-small break-all">{totp.secret}</span>
            <CopyButton text={totp.secret} what="secret of the authenticator" isSecret />
          </span>
        </Fact>
        <Fact name="QR code">
          <Button icon={<Icon of={QrCode} />} onPress={() => setQrShown(!isQrShown)}>
            {isQrShown ? 'Hide' : 'Show'}
            <span className="sr-only">the QR code</span>
          </Button>
          <CopyButton text={totp.uri} what="otpauth link" />
        </Fact>
      </dl>
      {isQrShown ? <QrImage text={totp.uri} label="QR code for an authenticator app" /> : null}
    </>
  )
}

/** Only while it is so. */
function ClockNote({ asker }: { readonly asker: Asker }) {
  const clock = useQuery(statusQuery(asker.client)).data?.clock
  if (clock === undefined || clock.mode === 'follow') return null
  return (
    <p className="my-2 rounded-control bg-simulated-tint px-2 py-1 text-small text-simulated">
      The clock is moved. An authenticator app on a real phone will disagree; use this code.
    </p>
  )
}

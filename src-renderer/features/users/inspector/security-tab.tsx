import { projectQuery } from '../../../data/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Fact, Section } from '../../../ui/section.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { setMfa, stopLenientCodes } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import type { UserRecord } from '../user-record.ts'
import { factorsQuery, storedUserQuery, type Asker } from '../user-queries.ts'
import { factorWords } from '../user-words.ts'
import { Authenticator } from './authenticator.tsx'
import { Challenges } from './challenges.tsx'
import { RateLimits } from './rate-limits.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useAsked, useAsker } from './use-asker.ts'

export interface SecurityTabProps {
  readonly user: UserRecord
  readonly subject: Subject
}

/** Second factors and all that may stand in the way of a sign-in. */
export function SecurityTab({ user, subject }: SecurityTabProps) {
  const asker = useAsker(user.id)
  const { run } = useUserActions()
  return (
    <>
      <LenientNote asker={asker} />
      <Challenges subject={subject} asker={asker} />
      <Section title="MFA">
        <dl>
          <Fact name="Second factor">
            <Switch isOn={user.mfa} onChange={(isOn) => void run(setMfa(subject, isOn))}>
              Asked for<span className="sr-only"> at sign-in</span>
            </Switch>
          </Fact>
          <Factors asker={asker} />
        </dl>
      </Section>
      <Authenticator subject={subject} asker={asker} />
      <RecoveryCodes subject={subject} asker={asker} />
      <PasswordHistory asker={asker} />
      <RateLimits user={user} />
    </>
  )
}

function Factors({ asker }: { readonly asker: Asker }) {
  const { data: factors } = useAsked(asker, factorsQuery(asker))
  return (
    <Fact name="Factors">
      <span className={factors?.length === 0 ? 'py-1 text-tertiary' : 'py-1'}>
        {factors === undefined ? '' : factors.length === 0 ? 'None' : factors.map(factorWords).join(', ')}
      </span>
    </Fact>
  )
}

function PasswordHistory({ asker }: { readonly asker: Asker }) {
  const { data } = useAsked(asker, storedUserQuery(asker))
  const { data: project } = useAsked(asker, projectQuery(asker.client, asker.projectId))
  if (data === undefined || project === undefined) return null
  return (
    <Section title="Old passwords">
      <p className="py-1">
        {project.authPasswordHistory === 0
          ? `${data.passwordHistory} kept, not compared`
          : `${data.passwordHistory} of ${project.authPasswordHistory} compared`}
      </p>
    </Section>
  )
}

/** A real server takes the right code only. */
function LenientNote({ asker }: { readonly asker: Asker }) {
  const { run } = useUserActions()
  const { data: project } = useAsked(asker, projectQuery(asker.client, asker.projectId))
  if (project?.lenientCodes !== true) return null
  return (
    <div className="mb-3 flex items-center gap-3 rounded-control bg-simulated-tint p-3 text-simulated">
      <span className="min-w-0 flex-1">Any code is accepted in this project.</span>
      <Button onPress={() => void run(stopLenientCodes(asker.projectId))}>Ask for the right code</Button>
    </div>
  )
}

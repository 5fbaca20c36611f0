import type { OpenChallenge } from '../../../../src-shared/contract/challenge.ts'
import { BigCode } from '../../../ui/big-code.tsx'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import { countOf } from '../../../ui/words.ts'
import { decideChallenge, type Outcome } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { challengesQuery, type Asker } from '../user-queries.ts'
import { factorWords } from '../user-words.ts'
import { AskedSection } from './asked-section.tsx'
import { useAsked } from './use-asker.ts'

export interface ChallengesProps {
  readonly subject: Subject
  readonly asker: Asker
}

/** Those that wait for their code now; nothing is shown while none does. */
export function Challenges({ subject, asker }: ChallengesProps) {
  const { run } = useUserActions()
  const query = challengesQuery(asker)
  const { data, error } = useAsked(asker, query)
  if (error === null && (data === undefined || data.length === 0)) return null
  return (
    <AskedSection
      asker={asker}
      query={query}
      waiting="Challenges"
      title={(challenges) => `${countOf(challenges.length, 'challenge')} waiting`}
    >
      {(challenges) => (
        <ul aria-label="Challenges">
          {challenges.map((challenge) => (
            <ChallengeRow
              key={challenge.id}
              challenge={challenge}
              onDecide={(outcome) => void run(decideChallenge(subject, asker.projectId, challenge, outcome))}
            />
          ))}
        </ul>
      )}
    </AskedSection>
  )
}

interface ChallengeRowProps {
  readonly challenge: OpenChallenge
  readonly onDecide: (outcome: Outcome) => void
}

function ChallengeRow({ challenge, onDecide }: ChallengeRowProps) {
  const { id, factor, code, expire, outcome } = challenge
  const name = factorWords(factor)
  const what = `the ${name.toLowerCase()} challenge`
  return (
    <li className="animate-appear border-t border-hairline py-2 first:border-t-0">
      <div className="ends-line flex min-h-7 items-center gap-1">
        <span className="font-medium">{name}</span>
        <span className="ms-auto shrink-0 text-secondary">
          <TimeLeft until={expire} />
        </span>
        <JumpPast until={expire} ending={{ past: 'challenge', id }} what={what} />
      </div>
      {code === null ? (
        <p className="text-secondary">Nothing passes it now.</p>
      ) : (
        <div className="flex items-center gap-2">
          <BigCode code={code} name="Code" />
          <CopyButton text={code} what={`code of ${what}`} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2 py-1">
        <Button label={`Pass next code of ${what}`} onPress={() => onDecide('pass')}>
          Pass next
        </Button>
        <Button label={`Fail next code of ${what}`} onPress={() => onDecide('fail')}>
          Fail next
        </Button>
        <Button label={`Expire ${what}`} onPress={() => onDecide('expire')}>
          Expire
        </Button>
      </div>
      {outcome === null ? null : (
        <p className="text-small text-simulated">
          {outcome === 'pass' ? 'The next code passes, whatever it is.' : 'The next code fails, whatever it is.'}
        </p>
      )}
    </li>
  )
}

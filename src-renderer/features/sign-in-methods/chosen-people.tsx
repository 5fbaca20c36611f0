import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { OAuth2Answer, OAuth2Outcome } from '../../../src-shared/contract/oauth2.ts'
import type { SignInProvider } from '../../../src-shared/contract/settings.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useActions } from '../../data/use-action.ts'
import { useQuery } from '../../data/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { SettingRow, UnreadRow } from '../../ui/settings/setting-row.tsx'

interface ChosenPeopleProps {
  readonly projectId: string
  /** Those that are shown. */
  readonly providers: readonly SignInProvider[]
}

/** Providers that do not ask: somebody chose a person on the page of theirs, or by a call, for next time too. */
export function ChosenPeople({ projectId, providers }: ChosenPeopleProps) {
  const { client, cache } = useServices()
  const { run } = useActions()
  const query = answersQuery(client, projectId)
  const { data: answers, error } = useQuery(query)
  if (answers === undefined) {
    return error === null ? null : <UnreadRow error={error} onRetry={() => cache.refresh(query)} />
  }
  return answers.map((answer) => {
    const name = providers.find(({ key }) => key === answer.provider)?.name
    if (name === undefined) return null
    const askAgain = () =>
      void run(
        {
          method: 'DELETE',
          path: `/__emulator/projects/${encodeURIComponent(projectId)}/oauth2/${answer.provider}/person`,
        },
        { doing: `Let ${name} ask again`, done: `${name} asks again who signs in` },
      )
    return (
      <SettingRow key={answer.provider} title={`${name} does not ask`} effect={answerWords(answer)}>
        <Button label={`Ask again who signs in with ${name}`} onPress={askAgain}>
          Ask again
        </Button>
      </SettingRow>
    )
  })
}

/** Beside who signs in, what is not as it should be. */
const outcomeWords: Readonly<Record<OAuth2Outcome, string | null>> = {
  'sign-in': null,
  'short-token': 'its token expires in 1 minute',
  'no-email': 'no email',
  'unverified-email': 'unverified email',
  'taken-email': 'the email of another account, unverified',
  'no-id': 'no user ID',
  'refused-code': 'the code is refused',
  deny: 'denied',
  error: 'the provider fails',
}

function answerWords({ name, email, providerUid, outcome }: OAuth2Answer): string {
  const who = [name, email].filter((part) => part !== '').join(', ')
  const what = outcomeWords[outcome]
  return `Next time too: ${who === '' ? providerUid : who}${what === null ? '' : `; ${what}`}`
}

function answersQuery(client: ControlClient, projectId: string): Query<readonly OAuth2Answer[]> {
  return {
    key: `project/${projectId}/oauth2-answers`,
    topics: [topics.table(projectId, 'oauth2Answers')],
    load: async (signal) => (await client.oauth2Answers(projectId, signal)).answers,
  }
}

import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { SignInMethod, SignInMethods, SignInProvider } from '../../../src-shared/contract/settings.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useProjectSettings } from '../../data/use-settings.ts'
import { useStatus } from '../../data/use-status.ts'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { SettingSwitch } from '../../ui/settings/setting-row.tsx'
import { SettingsPage } from '../../ui/settings/settings-page.tsx'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { countOf } from '../../ui/words.ts'
import { ChosenPeople } from './chosen-people.tsx'
import { finishedFilter, fits, methodTokens } from './method-filter.ts'
import { methodEffect, methodTitles } from './method-words.ts'
import { ProviderSwitches } from './provider-switches.tsx'

/** Every way to sign in, as a switch that holds at once. */
export function SignInMethodsScreen() {
  const { client, cache } = useServices()
  const projectId = useProjectId()
  const query = projectId === '' ? null : signInMethodsQuery(client, projectId)
  const { data, error } = useQuery(query)
  const [filter, setFilter] = usePlaceParameter('filter')

  return (
    <>
      <ScreenHeader title="Sign-in methods">
        <FilterBox
          label="Filter methods"
          placeholder="Name, call, is:off"
          value={filter}
          onChange={setFilter}
          tokens={methodTokens}
        />
      </ScreenHeader>
      {query === null || (data === undefined && error === null) ? (
        <Skeleton />
      ) : data === undefined ? (
        error === null ? null : (
          <FailedState error={error} onRetry={() => cache.refresh(query)} />
        )
      ) : (
        <Methods all={data} filter={filter} onShowAll={() => setFilter('')} />
      )}
    </>
  )
}

interface MethodsProps {
  readonly all: SignInMethods
  readonly filter: string
  readonly onShowAll: () => void
}

function Methods({ all, filter, onShowAll }: MethodsProps) {
  const { project, change } = useProjectSettings()
  const projectId = useProjectId()
  const isStrict = useStatus()?.strict === true
  const wanted = finishedFilter(filter)
  const methods = all.methods.filter(({ setting, calls, isOn }) =>
    fits(wanted, isOn, [methodTitles[setting], ...calls]),
  )
  const providers = all.providers.filter(({ key, name, isOn }) => fits(wanted, isOn, [name, key, 'OAuth']))

  const switchMethod = ({ setting }: SignInMethod, isOn: boolean) => {
    const what = `${methodTitles[setting]} ${isOn ? 'on' : 'off'}`
    change({ [setting]: isOn }, { doing: `Switch ${what}`, done: `Switched ${what}` })
  }
  const switchProviders = (chosen: readonly SignInProvider[], isOn: boolean) => {
    const [only] = chosen
    const which = chosen.length === 1 && only !== undefined ? only.name : countOf(chosen.length, 'provider')
    const what = `${which} ${isOn ? 'on' : 'off'}`
    const oAuthProviders = chosen.map(({ key }) => {
      const known = project?.oAuthProviders.find((provider) => provider.key === key)
      const hasCredentials = known !== undefined && known.appId !== '' && known.secret !== ''
      return { key, enabled: isOn, ...(isStrict && isOn && !hasCredentials ? standIn : {}) }
    })
    change({ oAuthProviders }, { doing: `Switch ${what}`, done: `Switched ${what}` })
  }

  if (methods.length === 0 && providers.length === 0) {
    return (
      <EmptyState
        title={`No method matches ${filter.trim()}`}
        actions={<Button onPress={onShowAll}>Clear filter</Button>}
      />
    )
  }
  return (
    <SettingsPage>
      {methods.length === 0 ? null : (
        <SettingSection title="Methods" detail="For clients. API keys keep all.">
          {methods.map((method) => (
            <SettingSwitch
              key={method.setting}
              name={method.setting}
              title={methodTitles[method.setting]}
              effect={methodEffect(method.calls, method.isOn)}
              isOn={method.isOn}
              onChange={(isOn) => switchMethod(method, isOn)}
            />
          ))}
        </SettingSection>
      )}
      {providers.length === 0 ? null : (
        <SettingSection title="OAuth providers" detail="No credentials needed: the emulator asks who signs in.">
          <ChosenPeople projectId={projectId} providers={providers} />
          <SettingPart words="" names="oAuthProviders">
            <ProviderSwitches providers={providers} onChange={switchProviders} />
          </SettingPart>
        </SettingSection>
      )}
    </SettingsPage>
  )
}

/** A strict emulator asks for credentials as a real server does; nothing is ever done with them. */
const standIn = { appId: 'offwrite', secret: 'offwrite' }

function signInMethodsQuery(client: ControlClient, projectId: string): Query<SignInMethods> {
  return {
    key: `project/${projectId}/sign-in-methods`,
    topics: [topics.project(projectId)],
    load: (signal) => client.signInMethods(projectId, signal),
  }
}

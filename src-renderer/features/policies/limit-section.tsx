import { limitsQuery } from '../../data/rate-limits.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { useQuery } from '../../data/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { SettingRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { countOf } from '../../ui/words.ts'
import { DevKeys } from './dev-keys.tsx'
import { SwitchRows, type SettingsProps, type SwitchSetting } from './switch-rows.tsx'

const switches: readonly SwitchSetting[] = [
  {
    name: 'rateLimits',
    title: 'Rate limits',
    on: 'Over the limit of a call: `general_rate_limit_exceeded` (429)',
    off: 'Limit headers are sent, 429 never',
    simulated: false,
  },
]

export function LimitSection(props: SettingsProps) {
  return (
    <SettingSection title="Rate limits" detail="API keys are never counted.">
      <SwitchRows {...props} settings={switches} />
      <Counters />
      <DevKeys {...props} />
    </SettingSection>
  )
}

function Counters() {
  const { client, cache } = useServices()
  const { run } = useActions()
  const { data } = useQuery(limitsQuery(client))
  const count = data?.length ?? 0
  const full = data?.filter(({ used, limit }) => used >= limit).length ?? 0
  const clear = async () => {
    await run({ method: 'DELETE', path: '/__emulator/limits' }, { doing: 'Clear counters', done: 'Cleared counters' })
    cache.refresh(limitsQuery(client))
  }
  return (
    <SettingRow
      title="Counters"
      effect={
        count === 0 ? 'None is open' : `${countOf(count, 'counter')} open, ${full} at the limit, for all projects`
      }
    >
      <Button isDisabled={count === 0} onPress={() => void clear()}>
        Clear counters
      </Button>
    </SettingRow>
  )
}

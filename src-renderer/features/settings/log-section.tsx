import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { RequestLogSize } from '../../../src-shared/contract/settings.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { offerUndo } from '../../data/use-action.ts'
import { useQuery } from '../../data/use-query.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { SettingField } from '../../ui/settings/setting-field.tsx'
import { SettingSwitch, UnreadRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

export function LogSection() {
  const hidesSecrets = useViewState((view) => view.hidesSecrets)
  const setHidesSecrets = useViewState((view) => view.setHidesSecrets)
  return (
    <SettingSection title="Request log">
      <Kept />
      <SettingSwitch
        title="Hide secrets"
        effect={
          hidesSecrets
            ? 'Passwords, codes and keys of a request are hidden until shown'
            : 'Shown at once. Bug reports and exports leave them out all the same'
        }
        words="secrets redaction passwords keys requests"
        isOn={hidesSecrets}
        onChange={setHidesSecrets}
      />
    </SettingSection>
  )
}

function Kept() {
  const services = useServices()
  const { client, cache } = services
  const { data: size, error } = useQuery(logSizeQuery(client))
  if (size === undefined) {
    return error === null ? null : <UnreadRow error={error} onRetry={() => cache.refresh(logSizeQuery(client))} />
  }
  const { mostKept } = size
  const save = async (text: string) => {
    const count = Number(text)
    if (!/^\d+$/.test(text) || count < 1 || count > 100_000) return 'Give a whole number from 1 to 100,000.'
    try {
      await client.keepRequests(count)
      const words = { doing: 'Change how many requests are kept', done: `The log keeps ${count.toLocaleString('en')}` }
      offerUndo(services, () => client.keepRequests(mostKept), words)
      return null
    } catch (refused) {
      return refused instanceof Error ? refused.message : String(refused)
    }
  }
  return (
    <SettingField
      title="Requests kept"
      effect="The oldest go first. Like the log, until the emulator ends"
      words="requests kept log retention"
      value={String(mostKept)}
      onSave={save}
    />
  )
}

function logSizeQuery(client: ControlClient): Query<RequestLogSize> {
  return { key: 'log-size', topics: [topics.status], load: (signal) => client.logSize(signal) }
}

import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { StartOption } from '../../../src-shared/contract/settings.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useQuery } from '../../data/use-query.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { SettingRow, UnreadRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

/** Every option of the command line as it counts now; the line that would change it is there to copy. */
export function StartSection() {
  const { client, cache } = useServices()
  const query = startQuery(client)
  const { data, error } = useQuery(query)
  return (
    <SettingSection
      title="Start"
      detail="Options of `offwrite serve`. They hold until it ends; the environment and `offwrite.config.json` set them too."
    >
      {data === undefined && error !== null ? <UnreadRow error={error} onRetry={() => cache.refresh(query)} /> : null}
      {data?.map((option) => (
        <OptionRow key={option.name} option={option} />
      ))}
    </SettingSection>
  )
}

function OptionRow({ option: { name, description, value, givenBy, example } }: { readonly option: StartOption }) {
  const words = name.replaceAll('-', ' ')
  return (
    <SettingRow
      title={words.charAt(0).toUpperCase() + words.slice(1)}
      effect={givenBy === null ? description : `${description}. Given by \`${givenBy}\``}
    >
      <span className="ends-line flex max-w-1/2 min-w-0 shrink-0 items-center gap-1">
        {value === null ? (
          <span className="text-small text-tertiary">Not given</span>
        ) : givenBy === null && value.includes(' ') ? (
          // A default that is told in words.
          <span className="min-w-0 text-small text-secondary">{value}</span>
        ) : (
          <code className={`min-w-0 text-small break-all ${givenBy === null ? 'text-secondary' : 'text-primary'}`}>
            {value}
          </code>
        )}
        <CopyButton text={`offwrite serve ${example}`} what={`offwrite serve ${example}`} />
      </span>
    </SettingRow>
  )
}

function startQuery(client: ControlClient): Query<readonly StartOption[]> {
  // Nothing changes them; a window that comes back may have found another emulator.
  return { key: 'start', topics: [topics.status], load: async (signal) => (await client.startOptions(signal)).options }
}

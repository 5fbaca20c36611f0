import type { SignInProvider } from '../../../src-shared/contract/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Effect } from '../../ui/settings/effect.tsx'
import { Switch } from '../../ui/switch.tsx'
import { countOf } from '../../ui/words.ts'

export interface ProviderSwitchesProps {
  readonly providers: readonly SignInProvider[]
  /** Of those that are shown. */
  readonly onChange: (providers: readonly SignInProvider[], isOn: boolean) => void
}

export function ProviderSwitches({ providers, onChange }: ProviderSwitchesProps) {
  const off = providers.filter(({ isOn }) => !isOn)
  const on = providers.filter(({ isOn }) => isOn)
  return (
    <>
      <div className="ends-line flex min-h-8 flex-wrap items-center gap-2 pb-1 text-small text-secondary">
        <div className="min-w-0 flex-1">
          <Effect
            text={`${off.length === 0 ? `${countOf(on.length, 'provider')}, all on` : counts(on, off)}. Off: \`project_provider_disabled\` (412)`}
          />
        </div>
        <Button look="quiet" isDisabled={off.length === 0} onPress={() => onChange(off, true)}>
          Switch all on
        </Button>
        <Button look="quiet" isDisabled={on.length === 0} onPress={() => onChange(on, false)}>
          Switch all off
        </Button>
      </div>
      <ul aria-label="OAuth providers" className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-x-4">
        {providers.map((provider) => (
          <li key={provider.key} className="flex h-8 items-center">
            <Switch isOn={provider.isOn} onChange={(isOn) => onChange([provider], isOn)}>
              {provider.name}
            </Switch>
          </li>
        ))}
      </ul>
    </>
  )
}

function counts(on: readonly unknown[], off: readonly unknown[]): string {
  return `${on.length} on, ${off.length} off`
}

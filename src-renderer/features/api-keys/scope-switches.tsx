import type { ApiKey } from '../../../src-shared/contract/control.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Switch } from '../../ui/switch.tsx'
import { describeScopes, readScopes, scopeGroups } from './scope-groups.ts'
import { useServices } from '../../data/services.ts'
import type { KeyActions } from './use-key-actions.ts'

export interface ScopeSwitchesProps {
  readonly apiKey: ApiKey
  readonly scopes: readonly string[]
  readonly change: KeyActions['change']
}

/** What a key may do, by what it is about; each change holds at once. */
export function ScopeSwitches({ apiKey, scopes, change }: ScopeSwitchesProps) {
  const { notices } = useServices()
  const held = new Set(apiKey.scopes)
  const set = async (chosen: readonly string[], done: string) => {
    const doing = `Change the scopes of ${apiKey.name}`
    const fault = await change(apiKey, { scopes: chosen }, { doing, done })
    if (fault !== null) notices.fail(new Error(fault), doing)
  }
  const toggle = (scope: string, isOn: boolean) => {
    const chosen = scopes.filter((each) => (each === scope ? isOn : held.has(each)))
    void set(chosen, isOn ? `Added ${scope} to ${apiKey.name}` : `Took ${scope} from ${apiKey.name}`)
  }
  const cell = (scope: string | null, word: 'Read' | 'Write') => (
    <td className={word === 'Read' ? 'w-24' : 'w-17'}>
      {scope === null ? null : (
        <Switch isOn={held.has(scope)} onChange={(isOn) => toggle(scope, isOn)}>
          <span className="sr-only">{scope}</span>
          <span aria-hidden className="text-small text-secondary">
            {word}
          </span>
        </Switch>
      )}
    </td>
  )
  return (
    <Section
      title={`Scopes: ${describeScopes(apiKey.scopes, scopes).toLowerCase()}`}
      end={
        <span className="ends-line flex gap-1">
          <Button look="quiet" onPress={() => void set(scopes, `${apiKey.name} has every scope`)}>
            All
          </Button>
          <Button look="quiet" onPress={() => void set(readScopes(scopes), `${apiKey.name} may only read`)}>
            Read only
          </Button>
          <Button look="quiet" onPress={() => void set([], `${apiKey.name} has no scope`)}>
            None
          </Button>
        </span>
      }
    >
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            {['About', 'Read', 'Write'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scopeGroups(scopes).map(({ name, read, write }) => (
            <tr key={name} className="h-8">
              <th scope="row" className="text-start font-mono text-small font-normal">
                {name}
              </th>
              {cell(read, 'Read')}
              {cell(write, 'Write')}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

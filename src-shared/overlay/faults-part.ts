/** What goes wrong on purpose: the faults that are on, the presets to add, and an end to all of them. */
import type { Fault } from '../contract/faults.ts'
import { faultPresets } from '../simulate/fault-presets.ts'
import type { TestKit } from '../testing/kit.ts'
import { type Attempt, button, element, part } from './element.ts'
import type { Part } from './message-part.ts'

/** Those that still strike. */
export function faultsOn(faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(({ state }) => state === 'on')
}

export function createFaultsPart({ faults }: Pick<TestKit, 'faults'>, attempt: Attempt): Part<readonly Fault[]> {
  const list = element('ul')
  const options = faultPresets.map(({ name, label }) => element('option', { value: name }, label))
  const choice = element('select', { 'aria-label': 'Fault' }, ...options)
  const add = button('Add', attempt, async () => {
    const chosen = faultPresets.find(({ name }) => name === choice.value)
    if (chosen !== undefined) await faults.add({ preset: chosen.name })
  })
  const clear = button('Clear', attempt, () => faults.clear())
  clear.setAttribute('aria-label', 'Clear all faults')
  return {
    root: part('Faults', list, element('div', { class: 'row' }, choice, add, clear)),
    show(shown) {
      const items = faultsOn(shown).map(({ sentence, hits }) => element('li', {}, hitText(sentence, hits)))
      list.replaceChildren(...items)
      list.hidden = items.length === 0
    },
  }
}

function hitText(sentence: string, hits: number): string {
  return hits === 0 ? sentence : `${sentence} · struck ${hits}`
}

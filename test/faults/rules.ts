/** What tests of faults have in common: making one, and reading what became of it. */
import type { Fault, NewFault } from '../../src-shared/index.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { must } from '../teams/people.ts'
import type { Reply, World } from '../support/world.ts'

/** Makes a fault; answers its id. */
export async function addFault({ control }: World, fault: NewFault): Promise<string> {
  return String(must(await control('POST', '/faults', fault)).body.id)
}

export async function faults({ control }: World): Promise<readonly JsonObject[]> {
  const { body } = must(await control('GET', '/faults'))
  return Array.isArray(body.faults) ? body.faults.filter(isObject) : []
}

/** Matches and hits of the only fault, and how it stands. */
export async function only(world: World): Promise<Pick<Fault, 'matched' | 'hits' | 'state'>> {
  const [fault, ...rest] = await faults(world)
  if (fault === undefined || rest.length > 0) throw new Error(`Not one fault: ${rest.length + 1}`)
  const { matched, hits, state } = fault
  if (state !== 'on' && state !== 'used-up' && state !== 'timed-out') throw new Error(`No state: ${String(state)}`)
  return { matched: Number(matched), hits: Number(hits), state }
}

export const touchedBy = ({ headers }: Pick<Reply, 'headers'>): string | null => headers.get('x-emulator-fault')

/** The line that the story of the last request has about faults. */
export async function told(world: World): Promise<string> {
  const { story } = await world.lastExchange()
  return story
    .filter(({ gate }) => gate === 'faults')
    .map(({ verdict, text }) => `${verdict} ${text}`)
    .join('; ')
}

import type { PermissionCheck } from '../../../src-shared/contract/roles.ts'
import { useServices } from '../../data/services.ts'
import { useSteadyQuery } from '../../data/use-query.ts'
import { questionOf, type Actor } from './actor.ts'
import type { Side } from './effective/compare-table.tsx'
import type { WhatIfDraft } from './effective/what-if-draft.ts'
import { checkQuery } from './role-queries.ts'

export interface Looked {
  readonly actor: Actor
  readonly title: string
  readonly whatIf: WhatIfDraft | null
}

export interface Sides {
  /** One, or two to compare; none until the server has answered. */
  readonly sides: readonly Side[]
  readonly error: Error | null
  readonly retry: () => void
}

/** Asks the server about one caller or two; an answer stays until the next one is there. */
export function useSides(projectId: string, looked: readonly [Looked, Looked?], permissions: readonly string[]): Sides {
  const { client, cache } = useServices()
  const [first, second] = looked
  const queryOf = ({ actor, whatIf }: Looked) => checkQuery(client, projectId, questionOf(actor, whatIf, permissions))
  const firstQuery = queryOf(first)
  const secondQuery = second === undefined ? null : queryOf(second)
  const firstState = useSteadyQuery(firstQuery)
  const secondState = useSteadyQuery(secondQuery)
  const sides = [...sideOf(first, firstState.data), ...(second === undefined ? [] : sideOf(second, secondState.data))]
  return {
    sides: sides.length === (second === undefined ? 1 : 2) ? sides : [],
    error: firstState.error ?? secondState.error,
    retry() {
      cache.refresh(firstQuery)
      if (secondQuery !== null) cache.refresh(secondQuery)
    },
  }
}

function sideOf({ title }: Looked, check: PermissionCheck | undefined): readonly Side[] {
  return check === undefined ? [] : [{ title, check }]
}

import { useMemo } from 'react'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import type { Ordering } from './column-order.ts'

/** The order of a list as the address has it; without one there, the list's own. An empty order goes back to that. */
export function useOrdering(ownOrder: string): Ordering {
  const [chosen, onOrder] = usePlaceParameter('order')
  const order = chosen === '' ? ownOrder : chosen
  return useMemo(() => ({ order, onOrder }), [order, onOrder])
}

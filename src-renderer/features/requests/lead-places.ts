import type { LeadKind } from '../../../src-shared/contract/requests.ts'
import type { Place } from '../../navigation/place.ts'

/** Where the window shows what a lead names. */
export function placeOf({ kind, id }: { readonly kind: LeadKind; readonly id: string }): Partial<Place> {
  switch (kind) {
    case 'request':
      return { screen: 'requests', id }
    case 'user':
      return { screen: 'users', id }
    case 'codes':
      return { screen: 'users', id, parameters: { tab: 'security' } }
    case 'message':
      return { screen: 'inbox', id }
    case 'scopes':
      return { screen: 'roles', id }
  }
}

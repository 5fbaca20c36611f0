/** How every list of the Locale service is made: all rows at once, named in the caller's language where it has one. */
import { defineRoute } from '../define-route.ts'
import { localeListModel } from '../../models/locale.ts'

export interface ListFacts<R extends object> {
  /** Such as `locale.listCountries`. */
  readonly sdk: string
  readonly path: string
  /** As the answer calls them. */
  readonly rowsName: string
  rows(locale: string): Promise<readonly R[]>
}

export function localeList<R extends object>({ sdk, path, rowsName, rows }: ListFacts<R>) {
  return defineRoute({
    method: 'GET',
    path: `/v1/locale/${path}`,
    sdk,
    service: 'locale',
    scope: ['locale.read'],
    params: {},
    status: 200,
    response: localeListModel<R>(rowsName),
    handle: (_input, { locale }) => rows(locale),
  })
}

/** What the Locale service answers; the contract has no models for it, the SDK's types do. */
import type { Model } from '../http/route.ts'

export interface LocaleFacts {
  readonly ip: string
  readonly countryCode: string
  readonly country: string
  readonly continentCode: string
  readonly continent: string
  readonly eu: boolean
  readonly currency: string
}

export const localeModel: Model<LocaleFacts, unknown> = {
  name: 'locale',
  write: ({ ip, countryCode, country, continentCode, continent, eu, currency }) => ({
    ip,
    countryCode,
    country,
    continentCode,
    continent,
    eu,
    currency,
  }),
}

/** A whole list: its name in the answer, and its rows as they are. */
export const localeListModel = <R extends object>(rowsName: string): Model<readonly R[], unknown> => ({
  name: `${rowsName}List`,
  write: (rows) => ({ total: rows.length, [rowsName]: rows }),
})

/** The Locale service: where the caller seems to be, and names of countries, languages and currencies. */
import { unknownCountry } from '../../domain/session.ts'
import { localeModel } from '../../models/locale.ts'
import { defineRoute } from '../define-route.ts'
import { localeList } from './list-route.ts'

const lists = () => import('../../domain/locale-lists.ts')

/** Without a geo service no address has a country. Emulator: the answer may not be kept, a server lets it for 45 days. */
export const get = defineRoute({
  method: 'GET',
  path: '/v1/locale',
  sdk: 'locale.get',
  service: 'locale',
  scope: ['locale.read'],
  params: {},
  status: 200,
  response: localeModel,
  handle: (_input, { client }) => ({
    ip: client.ip,
    countryCode: unknownCountry.code,
    country: unknownCountry.name,
    continentCode: unknownCountry.code,
    continent: unknownCountry.name,
    eu: false,
    currency: '',
  }),
})

export const listCodes = localeList({
  sdk: 'locale.listCodes',
  path: 'codes',
  rowsName: 'localeCodes',
  rows: async () => (await lists()).namedLocaleCodes().map(({ code, name }) => ({ code, name })),
})

export const listContinents = localeList({
  sdk: 'locale.listContinents',
  path: 'continents',
  rowsName: 'continents',
  rows: async (locale) => (await lists()).continentsIn(locale),
})

export const listCountries = localeList({
  sdk: 'locale.listCountries',
  path: 'countries',
  rowsName: 'countries',
  rows: async (locale) => (await lists()).countriesIn(locale),
})

export const listCountriesEU = localeList({
  sdk: 'locale.listCountriesEU',
  path: 'countries/eu',
  rowsName: 'countries',
  rows: async (locale) => (await lists()).unionCountriesIn(locale),
})

export const listCountriesPhones = localeList({
  sdk: 'locale.listCountriesPhones',
  path: 'countries/phones',
  rowsName: 'phones',
  rows: async (locale) => (await lists()).callingCodesIn(locale),
})

export const listCurrencies = localeList({
  sdk: 'locale.listCurrencies',
  path: 'currencies',
  rowsName: 'currencies',
  rows: async () => (await import('../../domain/currencies.ts')).currencies(),
})

export const listLanguages = localeList({
  sdk: 'locale.listLanguages',
  path: 'languages',
  rowsName: 'languages',
  rows: async () => (await lists()).languageNames(),
})

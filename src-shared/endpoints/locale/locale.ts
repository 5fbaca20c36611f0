/** The Locale service: where the caller seems to be, and names of countries, languages and currencies. */
import { currencies } from '../../domain/currencies.ts'
import {
  callingCodesIn,
  continentsIn,
  countriesIn,
  languageNames,
  namedLocaleCodes,
  unionCountriesIn,
} from '../../domain/locale.ts'
import { unknownCountry } from '../../domain/session.ts'
import { localeModel } from '../../models/locale.ts'
import { defineRoute } from '../define-route.ts'
import { localeList } from './list-route.ts'

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
  rows: () => namedLocaleCodes().map(({ code, name }) => ({ code, name })),
})

export const listContinents = localeList({
  sdk: 'locale.listContinents',
  path: 'continents',
  rowsName: 'continents',
  rows: continentsIn,
})

export const listCountries = localeList({
  sdk: 'locale.listCountries',
  path: 'countries',
  rowsName: 'countries',
  rows: countriesIn,
})

export const listCountriesEU = localeList({
  sdk: 'locale.listCountriesEU',
  path: 'countries/eu',
  rowsName: 'countries',
  rows: unionCountriesIn,
})

export const listCountriesPhones = localeList({
  sdk: 'locale.listCountriesPhones',
  path: 'countries/phones',
  rowsName: 'phones',
  rows: callingCodesIn,
})

export const listCurrencies = localeList({
  sdk: 'locale.listCurrencies',
  path: 'currencies',
  rowsName: 'currencies',
  rows: currencies,
})

export const listLanguages = localeList({
  sdk: 'locale.listLanguages',
  path: 'languages',
  rowsName: 'languages',
  rows: languageNames,
})

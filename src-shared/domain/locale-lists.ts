/** What the Locale service lists: countries, continents and languages with their names. A page loads it when asked. */
import { countries, languages } from 'countries-list'
import { defaultLocale, localeCodes, namesIn } from './locale.ts'

export interface Named {
  readonly name: string
  readonly code: string
}

/** Emulator: territories too, where a server lists states alone. */
export function countriesIn(locale: string): readonly Named[] {
  return byName(named(Object.keys(countries), namesIn(locale, 'region')))
}

const europeanUnion = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

export function unionCountriesIn(locale: string): readonly Named[] {
  return byName(named(europeanUnion, namesIn(locale, 'region')))
}

/** The numbers by which the United Nations and translations of names know them; Antarctica counts as a country. */
const continentRegions = { AF: '002', AN: 'AQ', AS: '142', EU: '150', NA: '003', OC: '009', SA: '005' } as const

export function continentsIn(locale: string): readonly Named[] {
  const nameOf = namesIn(locale, 'region')
  return byName(Object.entries(continentRegions).map(([code, region]) => ({ name: nameOf(region) ?? code, code })))
}

export interface CallingCode {
  readonly code: string
  readonly countryCode: string
  readonly countryName: string
}

/** By country code; the first calling code of countries with several. */
export function callingCodesIn(locale: string): readonly CallingCode[] {
  const nameOf = namesIn(locale, 'region')
  return Object.entries(countries)
    .flatMap(([countryCode, { phone }]) => {
      const [code] = phone
      return code === undefined || code === 0
        ? []
        : [{ code: `+${code}`, countryCode, countryName: nameOf(countryCode) ?? countryCode }]
    })
    .toSorted((a, b) => (a.countryCode < b.countryCode ? -1 : 1))
}

/** Locale codes with their English names. */
export function namedLocaleCodes(): readonly Named[] {
  return named(localeCodes, namesIn(defaultLocale, 'language'))
}

export interface LanguageNames extends Named {
  readonly nativeName: string
}

export function languageNames(): readonly LanguageNames[] {
  return Object.entries(languages)
    .map(([code, { name, native }]) => ({ name, code, nativeName: native }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

function named(codes: readonly string[], nameOf: ReturnType<typeof namesIn>): readonly Named[] {
  return codes.map((code) => ({ name: nameOf(code) ?? code, code }))
}

/** In the order of code units, as a server sorts them: the same on every computer. */
function byName(rows: readonly Named[]): readonly Named[] {
  return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

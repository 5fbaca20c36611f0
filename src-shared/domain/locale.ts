/** Names of countries, continents and languages in the language of a reader. */
import { countries, languages } from 'countries-list'
import { unknownCountry } from './session.ts'

export const defaultLocale = 'en'

/** Languages as their countries write them, beside the languages by themselves. */
const regional = `
  ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sa ar-sy ar-tn ar-ye de-at de-ch de-li de-lu
  en-au en-bz en-ca en-gb en-ie en-jm en-nz en-tt en-us en-za es-ar es-bo es-cl es-co es-cr es-do es-ec es-gt es-hn es-mx
  es-ni es-pa es-pe es-pr es-py es-sv es-uy es-ve fr-be fr-ca fr-ch fr-lu it-ch nl-be pt-br pt-pt ro-md ru-md sv-fi zh-cn
  zh-hk zh-sg zh-tw
`
  .trim()
  .split(/\s+/)

/** What `X-Appwrite-Locale` may say. */
export const localeCodes: readonly string[] = [...Object.keys(languages), ...regional].toSorted()

const known: ReadonlySet<string> = new Set(localeCodes)

/** The first that is known, in lower case; others are ignored (contract section 2). */
export function chosenLocale(asked: readonly unknown[]): string {
  const codes = asked.map((value) => (typeof value === 'string' ? value.toLowerCase() : ''))
  return codes.find((code) => known.has(code)) ?? defaultLocale
}

/** English stands in for what a language has no names for, instead of the language of this computer. */
function namesIn(locale: string, type: 'region' | 'language'): (code: string) => string {
  const names = new Intl.DisplayNames([locale, defaultLocale], { type, languageDisplay: 'standard' })
  return (code) => names.of(code) ?? code
}

export function countryName(code: string, locale: string): string {
  return Object.hasOwn(countries, code.toUpperCase())
    ? namesIn(locale, 'region')(code.toUpperCase())
    : unknownCountry.name
}

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
  return byName(Object.entries(continentRegions).map(([code, region]) => ({ name: nameOf(region), code })))
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
        : [{ code: `+${code}`, countryCode, countryName: nameOf(countryCode) }]
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

function named(codes: readonly string[], nameOf: (code: string) => string): readonly Named[] {
  return codes.map((code) => ({ name: nameOf(code), code }))
}

/** In the order of code units, as a server sorts them: the same on every computer. */
function byName(rows: readonly Named[]): readonly Named[] {
  return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

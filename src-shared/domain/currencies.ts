/** The currencies that countries pay with. */
import { countries } from 'countries-list'
import { defaultLocale } from './locale.ts'

export interface Currency {
  readonly symbol: string
  readonly name: string
  readonly symbolNative: string
  readonly decimalDigits: number
  readonly rounding: number
  readonly code: string
  readonly namePlural: string
}

/** Units of account and funds: nobody is paid in them. */
const funds: ReadonlySet<string> = new Set(['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW'])

export function currencies(): readonly Currency[] {
  // The first country whose own currency it is tells how it is written at home.
  const homes = new Map<string, string>()
  for (const [country, { currency, languages }] of Object.entries(countries)) {
    const locale = `${languages[0] ?? defaultLocale}-${country}`
    for (const code of currency) if (!funds.has(code) && !homes.has(code)) homes.set(code, locale)
  }
  return [...homes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, home]) => ({
      symbol: partOf(defaultLocale, code, 'symbol', 1),
      name: new Intl.DisplayNames([defaultLocale], { type: 'currency' }).of(code) ?? code,
      symbolNative: partOf(home, code, 'narrowSymbol', 1),
      decimalDigits: format(defaultLocale, code, 'symbol').resolvedOptions().maximumFractionDigits ?? 2,
      rounding: 0,
      code,
      namePlural: partOf(defaultLocale, code, 'name', 2),
    }))
}

type Display = 'symbol' | 'narrowSymbol' | 'name'

function format(locale: string, currency: string, currencyDisplay: Display): Intl.NumberFormat {
  return new Intl.NumberFormat([locale, defaultLocale], { style: 'currency', currency, currencyDisplay })
}

function partOf(locale: string, code: string, display: Display, amount: number): string {
  const parts = format(locale, code, display).formatToParts(amount)
  return parts.find(({ type }) => type === 'currency')?.value ?? code
}

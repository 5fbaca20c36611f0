/** The language of a caller, and the name of a country in it. The lists of the Locale service are in `locale-lists.ts`. */
import { unknownCountry } from './session.ts'

export const defaultLocale = 'en'

/** Those that `countries-list` has by themselves, and as their countries write them. */
const languages = `
  aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
  eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk
  kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv
  ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
  ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
  ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sa ar-sy ar-tn ar-ye de-at de-ch de-li de-lu
  en-au en-bz en-ca en-gb en-ie en-jm en-nz en-tt en-us en-za es-ar es-bo es-cl es-co es-cr es-do es-ec es-gt es-hn es-mx
  es-ni es-pa es-pe es-pr es-py es-sv es-uy es-ve fr-be fr-ca fr-ch fr-lu it-ch nl-be pt-br pt-pt ro-md ru-md sv-fi zh-cn
  zh-hk zh-sg zh-tw
`

/** What `X-Appwrite-Locale` may say. */
export const localeCodes: readonly string[] = languages.trim().split(/\s+/).toSorted()

const known: ReadonlySet<string> = new Set(localeCodes)

/** The first that is known, in lower case; others are ignored (contract section 2). */
export function chosenLocale(asked: readonly unknown[]): string {
  const codes = asked.map((value) => (typeof value === 'string' ? value.toLowerCase() : ''))
  return codes.find((code) => known.has(code)) ?? defaultLocale
}

/** English stands in for what a language has no names for, instead of the language of this computer. */
export function namesIn(locale: string, type: 'region' | 'language'): (code: string) => string | undefined {
  const names = new Intl.DisplayNames([locale, defaultLocale], { type, languageDisplay: 'standard', fallback: 'none' })
  return (code) => names.of(code)
}

export function countryName(code: string, locale: string): string {
  const isCode = /^[a-z]{2}$/i.test(code)
  return (isCode ? namesIn(locale, 'region')(code.toUpperCase()) : undefined) ?? unknownCountry.name
}

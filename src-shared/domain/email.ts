/** Email addresses: what is one, and what is derived from it (contract section 8). */
import type { DisposableDomains } from './disposable-domains.ts'
import { freeDomains } from './email-providers.ts'

const longestAddress = 254
const longestLocalPart = 64
const longestLabel = 63

/** Spaces as the server trims them: ASCII only, so that a stray no-break space is refused, not dropped. */
const trimmed = new Set([' ', '\t', '\n', '\r', '\0', '\v'])

const atoms = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/
const domainLabel = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const addressLiteral = new RegExp(`^\\[(?:${octet}\\.){3}${octet}\\]$`)

/**
 * The address in lower case and without surrounding space, or null when it is none. Follows the check that the server
 * uses: ASCII, one `@`, a domain with a dot whose last label starts with a letter, or an IPv4 address in brackets.
 */
export function parseEmail(text: string): string | null {
  return readEmail(text)?.toLowerCase() ?? null
}

/** As `parseEmail`, but letters stay as they are. */
export function readEmail(text: string): string | null {
  const written = trim(text)
  const email = written.toLowerCase()
  if (email.length > longestAddress) return null
  const [local, domain, ...more] = email.split('@')
  if (local === undefined || domain === undefined || more.length > 0) return null
  if (local.length > longestLocalPart || !(atoms.test(local) || quoted.test(local))) return null
  return isDomain(domain) || addressLiteral.test(domain) ? written : null
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return (
    labels.length > 1 &&
    labels.every((label) => label.length <= longestLabel && domainLabel.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  )
}

/** By hand: a pattern for trailing space takes quadratic time on hostile text. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && trimmed.has(text.charAt(start))) start += 1
  while (end > start && trimmed.has(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

export interface EmailMetadata {
  /** One spelling for all addresses that reach the same mailbox. */
  readonly canonical: string
  readonly isCanonical: boolean
  readonly isFree: boolean
  readonly isDisposable: boolean
  /** Neither free nor disposable. */
  readonly isCorporate: boolean
}

/** Takes an address as `readEmail` gives it; the case of its letters does not count. */
export function emailMetadata(email: string, disposableDomains: Pick<DisposableDomains, 'has'>): EmailMetadata {
  const lowered = email.toLowerCase()
  const [local = '', domain = ''] = lowered.split('@')
  const canonical = canonicalEmail(local, domain)
  const isDisposable = disposableDomains.has(domain)
  const isFree = freeDomains.has(domain) && !isDisposable
  return { canonical, isCanonical: canonical === lowered, isFree, isDisposable, isCorporate: !isFree && !isDisposable }
}

interface CanonicalRule {
  readonly domain: string
  readonly aliases: ReadonlySet<string>
  readonly mailbox: (local: string) => string
}

const asIs = (local: string): string => local
const beforePlus = (local: string): string => local.split('+', 1)[0] ?? ''
const withoutDots = (local: string): string => beforePlus(local.replaceAll('.', ''))
const beforeLastHyphen = (local: string): string => {
  const hyphen = local.lastIndexOf('-')
  return hyphen === -1 ? local : local.slice(0, hyphen)
}

const canonicalRules: readonly CanonicalRule[] = [
  { domain: 'gmail.com', aliases: new Set(['gmail.com', 'googlemail.com']), mailbox: withoutDots },
  { domain: 'outlook.com', aliases: microsoftDomains(), mailbox: beforePlus },
  {
    domain: 'yahoo.com',
    aliases: new Set([
      ...['com', 'co.uk', 'ca', 'de', 'fr', 'in', 'it'].map((ending) => `yahoo.${ending}`),
      'ymail.com',
      'rocketmail.com',
    ]),
    mailbox: beforeLastHyphen,
  },
  { domain: 'icloud.com', aliases: new Set(['icloud.com', 'me.com', 'mac.com']), mailbox: beforePlus },
  { domain: 'protonmail.com', aliases: new Set(['protonmail.com', 'proton.me', 'pm.me']), mailbox: asIs },
  { domain: 'fastmail.com', aliases: new Set(['fastmail.com', 'fastmail.fm']), mailbox: asIs },
  { domain: 'walla.co.il', aliases: new Set(['walla.co.il', 'walla.com']), mailbox: asIs },
]

function canonicalEmail(local: string, domain: string): string {
  const rule = canonicalRules.find(({ aliases }) => aliases.has(domain))
  if (rule === undefined) return `${local}@${domain}`
  // An address such as `+tag@gmail.com` has no mailbox left; production fails on it. Emulator: it keeps its local part.
  return `${rule.mailbox(local) || local}@${rule.domain}`
}

/** The endings under which Microsoft sells mailboxes; `outlook` and `hotmail` share most of them. */
function microsoftDomains(): ReadonlySet<string> {
  const both =
    'com at be cl cz de dk es fr hu id ie in it jp kr lv my ph pt sa sg sk co.il co.nz co.th co.uk ' +
    'com.ar com.au com.br com.gr com.pe com.tr com.vn'
  const live = 'com be co.uk com.ar com.mx de es eu fr it nl'
  return new Set([
    ...both.split(' ').flatMap((ending) => [`outlook.${ending}`, `hotmail.${ending}`]),
    ...live.split(' ').map((ending) => `live.${ending}`),
    'hotmail.ca',
    'hotmail.com.mx',
    'msn.com',
    'passport.com',
  ])
}

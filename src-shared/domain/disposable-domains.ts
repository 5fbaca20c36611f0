/** Domains of throw-away mailboxes. Appwrite has such a list too; it is long, so that a page fetches it when it counts. */
import { freeDomains } from './email-providers.ts'
import { readEmail } from './email.ts'

export interface DisposableDomains {
  /**
   * To be waited for before `has` is asked about this address, or about any when none is given. Some 8,900 domains, about
   * 50 kB on the wire, are a chunk of its own; it stays where it is for addresses that cannot be of one.
   */
  load(email?: string): Promise<void>
  has(domain: string): boolean
}

export function createDisposableDomains(): DisposableDomains {
  let domains: ReadonlySet<string> | null = null
  return {
    async load(email) {
      if (domains !== null || (email !== undefined && isLasting(domainOf(email)))) return
      domains = await loadDisposableDomains()
    },
    has(domain) {
      if (domains !== null) return domains.has(domain)
      if (isLasting(domain)) return false
      throw new Error(`The list of disposable domains is asked about ${domain} before it is loaded.`)
    },
  }
}

export async function loadDisposableDomains(): Promise<ReadonlySet<string>> {
  const { disposableEmailBlocklist } = await import('disposable-email-domains-js')
  return new Set(disposableEmailBlocklist())
}

/** What is no address has no domain, and nobody asks about it. */
function domainOf(text: string): string {
  return readEmail(text)?.toLowerCase().split('@')[1] ?? 'invalid'
}

/** No list of throw-away mailboxes has these: names that are kept for tests and documents (RFC 2606, 6761), big providers. */
function isLasting(domain: string): boolean {
  return /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))$/.test(domain) || freeDomains.has(domain)
}

/** Where the reader is, as the address says it: `#/users/grace?project=demo&filter=status:blocked`. */

export interface Place {
  /** First part of the path; `''` at the root. */
  readonly screen: string
  /** What the inspector shows; null when it is closed. */
  readonly id: string | null
  readonly parameters: Readonly<Record<string, string>>
}

export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2)
  const [screen = '', id = ''] = path.split('/').filter((part) => part !== '')
  return {
    screen,
    id: id === '' ? null : decode(id),
    parameters: Object.fromEntries(new URLSearchParams(query)),
  }
}

export function formatPlace({ screen, id, parameters }: Place): string {
  const path = id === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(id)}`
  const kept = Object.entries(parameters).filter(([, value]) => value !== '')
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept).toString()}`
}

/** Someone may have typed the address: a stray `%` must not end the page. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

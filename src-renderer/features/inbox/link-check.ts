/** Where a link of a message leads. */
export interface CheckedLink {
  readonly link: string
  /** `localhost:3000`; a link that no browser opens shows its scheme. */
  readonly host: string
  /** A browser can open it. */
  readonly isWeb: boolean
  /** By the server's own rule for redirect URLs; true until it has said otherwise. */
  readonly isAllowed: boolean
}

export function checkedLink(link: string, isAllowed: boolean): CheckedLink {
  const url = URL.parse(link)
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol)
  return { link, host: url === null ? link : isWeb ? url.host : url.protocol, isWeb, isAllowed }
}

/** Where a link of a message leads, and whether the project lets an app live there. */
import type { Platform } from '../../../src-shared/contract/control.ts'
import { isOriginAllowed } from '../../../src-shared/http/origin-rule.ts'

export interface CheckedLink {
  readonly link: string
  /** `localhost:3000`; a link that no browser opens shows its scheme. */
  readonly host: string
  /** A browser can open it. */
  readonly isWeb: boolean
  /** The server's own rule for redirect URLs: the host or the scheme is that of a platform. */
  readonly isAllowed: boolean
}

export function checkLink(link: string, projectId: string, platforms: readonly Platform[]): CheckedLink {
  const url = URL.parse(link)
  const isWeb = url !== null && ['http:', 'https:'].includes(url.protocol)
  return {
    link,
    host: url === null ? link : isWeb ? url.host : url.protocol,
    isWeb,
    isAllowed: isOriginAllowed(link, projectId, platforms),
  }
}

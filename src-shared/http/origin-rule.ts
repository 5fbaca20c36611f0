/** Which origins a project takes (contract section 4). Matching is by host; port and scheme do not count. */
import type { Platform } from '../contract/control.ts'

const ownHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])
const webSchemes: ReadonlySet<string> = new Set([
  'http:',
  'https:',
  'tauri:',
  'chrome-extension:',
  'moz-extension:',
  'safari-web-extension:',
  'ms-browser-extension:',
])

/** What SDKs of native apps send as the scheme of their origin; a platform of the type lets it in. */
const nativeSchemes: Readonly<Record<Platform['type'], readonly string[]>> = {
  web: [],
  apple: ['appwrite-ios', 'appwrite-macos', 'appwrite-watchos', 'appwrite-tvos'],
  android: ['appwrite-android'],
  windows: ['appwrite-windows'],
  linux: ['appwrite-linux'],
  scheme: [],
}

const nativeTypes = ['apple', 'android', 'windows', 'linux'] as const

/** The type of platform whose apps have this scheme; null for any other. */
export function nativePlatformOf(scheme: string): Platform['type'] | null {
  const name = scheme.replace(/:$/, '')
  return nativeTypes.find((type) => nativeSchemes[type].includes(name)) ?? null
}

export function isOriginAllowed(origin: string, projectId: string, platforms: readonly Platform[]): boolean {
  const { scheme, host } = splitOrigin(origin)
  if (webSchemes.has(scheme)) return isHostAllowed(host, platforms)
  const name = scheme.replace(/:$/, '')
  return (
    name === 'exp' ||
    name === `appwrite-callback-${projectId}`.toLowerCase() ||
    platforms.some(
      ({ type, key }) => nativeSchemes[type].includes(name) || (type === 'scheme' && key.toLowerCase() === name),
    )
  )
}

export function isHostAllowed(host: string, platforms: readonly Platform[]): boolean {
  // A URL without a host, such as http:///elsewhere.example, is read by browsers in their own way.
  if (host === '') return false
  return (
    ownHosts.has(host) ||
    platforms.some((platform) => {
      const allowed = (platform.type === 'web' ? platform.hostname : platform.key).toLowerCase()
      return allowed.startsWith('*.')
        ? host.endsWith(allowed.slice(1)) && host.length > allowed.length - 1
        : allowed === host
    })
  )
}

export function splitOrigin(origin: string): { readonly scheme: string; readonly host: string } {
  const [, scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*:)\/\/([^/\\?#]*)/i.exec(origin) ?? []
  // What stands before an @ is a user: http://localhost:any@elsewhere.example leads elsewhere.
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  const [host = ''] = /^(?:\[[^\]]*\]|[^:]*)/.exec(place) ?? []
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() }
}

const allowedHeaders =
  'Accept, Origin, Cookie, Set-Cookie, Content-Type, Content-Range, X-Appwrite-Project, X-Appwrite-Key, ' +
  'X-Appwrite-Dev-Key, X-Appwrite-Locale, X-Appwrite-Mode, X-Appwrite-JWT, X-Appwrite-Organization, ' +
  'X-Appwrite-Response-Format, X-Appwrite-Timeout, X-Appwrite-ID, X-Appwrite-Timestamp, X-Appwrite-Session, ' +
  'X-Appwrite-Platform, X-Appwrite-Impersonate-User-Id, X-Appwrite-Impersonate-User-Email, ' +
  'X-Appwrite-Impersonate-User-Phone, X-SDK-Version, X-SDK-Name, X-SDK-Language, X-SDK-Platform, X-SDK-GraphQL, ' +
  'X-SDK-Profile, Range, Cache-Control, Expires, Pragma, X-Fallback-Cookies, X-Requested-With, X-Forwarded-For, ' +
  'X-Forwarded-User-Agent'

/** The CORS headers of every answer; the origin is named only when its host is allowed. */
export function corsHeaders(origin: string, isAllowed: boolean): readonly (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE'],
    ['Access-Control-Allow-Headers', allowedHeaders],
    ['Access-Control-Expose-Headers', 'X-Appwrite-Session, X-Fallback-Cookies'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Max-Age', '86400'],
    ...(origin !== '' && isAllowed ? ([['Access-Control-Allow-Origin', origin.toLowerCase()]] as const) : []),
  ]
}

/** The platforms of a project: the places that its apps run in. */
import type { Platform } from '../../../src-shared/contract/control.ts'

export const platformTypes: readonly {
  readonly type: Platform['type']
  readonly title: string
  readonly example: string
}[] = [
  { type: 'web', title: 'Web', example: 'app.example.test or *.example.test' },
  { type: 'apple', title: 'Apple', example: 'com.example.app' },
  { type: 'android', title: 'Android', example: 'com.example.app' },
  { type: 'windows', title: 'Windows', example: 'com.example.app' },
  { type: 'linux', title: 'Linux', example: 'com.example.app' },
  { type: 'scheme', title: 'URL scheme', example: 'my-app' },
]

export function nameOf({ type, hostname, key }: Platform): string {
  return type === 'web' ? hostname : key
}

export function titleOf(type: Platform['type']): string {
  return platformTypes.find((each) => each.type === type)?.title ?? type
}

/** An address pasted whole is taken for its host: ports and schemes do not count for the server. Null: no name. */
export function platformOf(type: Platform['type'], text: string): Platform | null {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '' || /\s/.test(trimmed)) return null
  if (type === 'web') {
    const [host = ''] = trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').split(/[/?#:]/)
    return host === '' ? null : { type, hostname: host, key: '' }
  }
  const key = text.trim()
  return { type, hostname: '', key: type === 'scheme' ? key.replace(/:\/*$/, '') : key }
}

export function isSame(left: Platform, right: Platform): boolean {
  return left.type === right.type && nameOf(left).toLowerCase() === nameOf(right).toLowerCase()
}

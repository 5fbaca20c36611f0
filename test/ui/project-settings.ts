/** The settings of a project, as the contract names them, and as the control API does. */
import { readFileSync } from 'node:fs'
import { defaultSettings } from '../../src-shared/domain/project-settings.ts'
import { isObject } from '../../src-shared/store/column.ts'

/** Why there is no control for it in the window. */
const withoutControl: Readonly<Record<string, string>> = {
  'oAuthProviders.{provider}Appid': 'the emulated providers ask for no credentials',
  'oAuthProviders.{provider}Secret': 'the emulated providers ask for no credentials',
  'smtp.host': 'nothing is sent to a mail server',
  'smtp.port': 'nothing is sent to a mail server',
  'smtp.username': 'nothing is sent to a mail server',
  'smtp.password': 'nothing is sent to a mail server',
  'smtp.secure': 'nothing is sent to a mail server',
}

/** Those that the window has to show, sorted: of the contract, and of the emulator alone. */
export function settingsToShow(): readonly string[] {
  const file: unknown = JSON.parse(readFileSync(new URL('../contract/project-settings.json', import.meta.url), 'utf8'))
  const settings = isObject(file) && Array.isArray(file['settings']) ? file['settings'].filter(isObject) : []
  const ofContract = settings.flatMap(({ name, type }) =>
    name === 'smtp' ? fieldsIn(String(type)).map((field) => `smtp.${field}`) : [String(name)],
  )
  const own = Object.keys(defaultSettings).filter((name) => name !== 'smtp')
  const shown = ofContract.filter((name) => !Object.hasOwn(withoutControl, name)).map(ownName)
  return [...new Set([...shown, ...own])].toSorted()
}

/** `object {enabled, host}` */
function fieldsIn(type: string): readonly string[] {
  return /\{(.*)\}/.exec(type)?.[1]?.split(', ') ?? []
}

const other: Readonly<Record<string, string>> = {
  'auths.maxSessions': 'authSessionsLimit',
  'oAuthProviders.{provider}Enabled': 'oAuthProviders',
  'apis.rest': 'apiStatusForRest',
  'templates.email.{template}-{locale}': 'templates',
}

/** `auths.passwordStrength.min` is `authPasswordStrengthMin`, `services.users` is `serviceStatusForUsers`. */
function ownName(name: string): string {
  const [first = '', ...rest] = (other[name] ?? name).replace('[]', '').split('.')
  const begin = first === 'auths' ? 'auth' : first === 'services' ? 'serviceStatusFor' : null
  if (begin === null) return [first, ...rest].join('.')
  return begin + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
}

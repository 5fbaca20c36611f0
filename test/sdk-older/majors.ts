/** The majors of the SDKs that the tests drive: the newest ones, and older ones for the response formats since 1.4. */
import { isObject } from '../../src-shared/store/column.ts'

export interface Major {
  readonly family: 'node-appwrite' | 'appwrite'
  readonly name: string
  readonly package: string
  /** What it sends as `X-Appwrite-Response-Format`. */
  readonly format: string
  /** Older majors take one argument for each parameter; newer ones an object. */
  readonly takesObject: boolean
}

const server = { family: 'node-appwrite' } as const
const web = { family: 'appwrite' } as const

export const majors: readonly Major[] = [
  { ...server, name: '11', package: 'node-appwrite-11', format: '1.4.0', takesObject: false },
  { ...server, name: '13', package: 'node-appwrite-13', format: '1.5.0', takesObject: false },
  { ...server, name: '14', package: 'node-appwrite-14', format: '1.6.0', takesObject: false },
  { ...server, name: '17', package: 'node-appwrite-17', format: '1.7.0', takesObject: false },
  { ...server, name: '20', package: 'node-appwrite-20', format: '1.8.0', takesObject: true },
  { ...server, name: '27', package: 'node-appwrite', format: '1.9.5', takesObject: true },
  { ...web, name: '13', package: 'appwrite-13', format: '1.4.0', takesObject: false },
  { ...web, name: '16', package: 'appwrite-16', format: '1.6.0', takesObject: false },
  { ...web, name: '20', package: 'appwrite-20', format: '1.8.0', takesObject: true },
  { ...web, name: '27', package: 'appwrite', format: '2.0.0', takesObject: true },
]

export type Service = 'users' | 'teams' | 'account'

/** What is called with a family. The web SDK's teams are called elsewhere. */
export function servicesOf({ family }: Major): readonly Service[] {
  return family === 'appwrite' ? ['account'] : ['users', 'teams', 'account']
}

const classNames = { users: 'Users', teams: 'Teams', account: 'Account' } as const

export interface Sdk {
  /** Names of the calls that a service has. */
  methods(service: Service): readonly string[]
  /** One query text as the major writes it. */
  query(method: string, ...values: readonly unknown[]): unknown
  /** A service for one project. Without key and session: as a guest. */
  service(name: Service, access: Access): object
}

export interface Access {
  readonly endpoint: string
  readonly project: string
  readonly key: string | null
  /** A session value. */
  readonly session: string | null
}

/** The type declarations of one old major clash with those of the others, so that its parts are looked up by name. */
export async function loadSdk(major: Major): Promise<Sdk> {
  const loaded: unknown = await import(major.package)
  const part = (name: string): unknown => (isObject(loaded) ? loaded[name] : undefined)
  const classOf = (service: Service) => constructible(part(classNames[service]))
  return {
    methods: (service) =>
      Object.getOwnPropertyNames(classOf(service).prototype).filter((name) => name !== 'constructor'),
    query: (method, ...values) => invoke(part('Query'), method, values),
    service(name, { endpoint, project, key, session }) {
      const client: unknown = new (constructible(part('Client')))()
      invoke(client, 'setEndpoint', [endpoint])
      invoke(client, 'setProject', [project])
      if (key !== null) invoke(client, 'setKey', [key])
      if (session !== null) carrySession(client, project, session)
      return new (classOf(name))(client)
    },
  }
}

/** As majors before `setSession` do with what their page has stored. */
function carrySession(client: unknown, project: string, session: string): void {
  if (isReflectable(client) && Reflect.has(client, 'setSession')) {
    invoke(client, 'setSession', [session])
    return
  }
  const headers: unknown = isReflectable(client) ? Reflect.get(client, 'headers') : null
  if (!isReflectable(headers)) throw new Error('The client has no headers.')
  Reflect.set(headers, 'X-Fallback-Cookies', JSON.stringify({ [`a_session_${project}`]: session }))
}

export function invoke(target: unknown, method: string, values: readonly unknown[]): unknown {
  const found: unknown = isReflectable(target) ? Reflect.get(target, method) : undefined
  if (typeof found !== 'function') throw new Error(`There is no ${method} to call.`)
  return Reflect.apply(found, target, values)
}

type Class = new (...values: readonly unknown[]) => object

function constructible(value: unknown): Class {
  if (!isClass(value)) throw new Error('The package lacks a class.')
  return value
}

function isClass(value: unknown): value is Class {
  return typeof value === 'function'
}

function isReflectable(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

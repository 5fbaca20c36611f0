/** The majors of node-appwrite that the tests drive: the newest one, and one for each older response format since 1.4. */
import { isObject } from '../../src-shared/store/column.ts'

export interface Major {
  readonly name: string
  readonly package: string
  /** What it sends as `X-Appwrite-Response-Format`. */
  readonly format: string
  /** Older majors take one argument for each parameter; newer ones an object. */
  readonly takesObject: boolean
}

export const majors: readonly Major[] = [
  { name: '11', package: 'node-appwrite-11', format: '1.4.0', takesObject: false },
  { name: '13', package: 'node-appwrite-13', format: '1.5.0', takesObject: false },
  { name: '14', package: 'node-appwrite-14', format: '1.6.0', takesObject: false },
  { name: '17', package: 'node-appwrite-17', format: '1.7.0', takesObject: false },
  { name: '20', package: 'node-appwrite-20', format: '1.8.0', takesObject: true },
  { name: '27', package: 'node-appwrite', format: '1.9.5', takesObject: true },
]

export type Service = 'users' | 'teams'

export interface Sdk {
  /** Names of the calls that a service has. */
  methods(service: Service): readonly string[]
  /** One query text as the major writes it. */
  query(method: string, ...values: readonly unknown[]): unknown
  /** A service for one project. Without `key`: as a guest. */
  service(name: Service, access: Access): object
}

export interface Access {
  readonly endpoint: string
  readonly project: string
  readonly key: string | null
}

/** The type declarations of one old major clash with those of the others, so that its parts are looked up by name. */
export async function loadSdk(major: Major): Promise<Sdk> {
  const loaded: unknown = await import(major.package)
  const part = (name: string): unknown => (isObject(loaded) ? loaded[name] : undefined)
  const classOf = (service: Service) => constructible(part(service === 'users' ? 'Users' : 'Teams'))
  return {
    methods: (service) =>
      Object.getOwnPropertyNames(classOf(service).prototype).filter((name) => name !== 'constructor'),
    query: (method, ...values) => invoke(part('Query'), method, values),
    service(name, { endpoint, project, key }) {
      const client: unknown = new (constructible(part('Client')))()
      invoke(client, 'setEndpoint', [endpoint])
      invoke(client, 'setProject', [project])
      if (key !== null) invoke(client, 'setKey', [key])
      return new (classOf(name))(client)
    },
  }
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

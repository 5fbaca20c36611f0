/** Makes every call with every major against one running host, and tells how each went. */
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { endpoints } from '../contract/data.ts'
import { faultsOf, hiddenIn } from '../contract/shape.ts'
import { accountCalls } from './account-calls.ts'
import { type Actor, type SdkCall, userCalls } from './calls.ts'
import { type FilledHost, hostWith, send } from './host.ts'
import { type Access, invoke, loadSdk, type Major, majors, type Sdk, type Service, servicesOf } from './majors.ts'
import { teamCalls } from './team-calls.ts'

/** `absent`: the major has no such call. `beyond`: the call is newer than the server that is emulated. */
export type Outcome = 'works' | 'absent' | 'beyond' | { readonly fault: string }

export interface MethodOutcomes {
  readonly service: Service
  readonly method: string
  readonly byMajor: ReadonlyMap<Major, Outcome>
}

export const calls: readonly SdkCall[] = [...userCalls, ...teamCalls, ...accountCalls]

const services = ['users', 'teams', 'account'] as const

export async function runCalls(folder: string): Promise<readonly MethodOutcomes[]> {
  const loaded = await Promise.all(majors.map(async (major) => ({ major, sdk: await loadSdk(major) })))
  const projects = loaded.flatMap(({ major, sdk }) =>
    calls
      .filter(({ service, method }) => methodsOf(major, sdk, service).includes(method))
      .map((call) => projectOf(major, call)),
  )
  const filled = await hostWith(folder, projects)
  try {
    const outcomes: MethodOutcomes[] = []
    for (const service of services) {
      const methods = new Set([
        ...loaded.toReversed().flatMap(({ major, sdk }) => methodsOf(major, sdk, service)),
        ...calls.filter((call) => call.service === service).map(({ method }) => method),
      ])
      for (const method of methods) {
        const byMajor = new Map<Major, Outcome>()
        for (const { major, sdk } of loaded) byMajor.set(major, await outcomeOf(filled, major, sdk, service, method))
        outcomes.push({ service, method, byMajor })
      }
    }
    return outcomes
  } finally {
    await filled.host.close()
  }
}

function methodsOf(major: Major, sdk: Sdk, service: Service): readonly string[] {
  return servicesOf(major).includes(service) ? sdk.methods(service) : []
}

async function outcomeOf(
  filled: FilledHost,
  major: Major,
  sdk: Sdk,
  service: Service,
  method: string,
): Promise<Outcome> {
  if (!methodsOf(major, sdk, service).includes(method)) return 'absent'
  const call = calls.find((one) => one.service === service && one.method === method)
  if (declaredModel(call ?? { service, method }) === null) return 'beyond'
  if (call === undefined) return { fault: 'no test calls it' }
  try {
    const fault = await faultOf(filled, major, sdk, call)
    return fault === null ? 'works' : { fault }
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

function projectOf({ package: sdk }: Major, { service, method }: SdkCall): string {
  // Ids of projects are letters, digits and dashes; two calls differ in the case of a few letters only.
  return `${sdk}-${service}-${calls.findIndex((call) => call.service === service && call.method === method)}`
}

function declaredModel({
  service,
  method,
  newName = method,
}: Pick<SdkCall, 'service' | 'method' | 'newName'>): string | null {
  return endpoints.find(({ sdk }) => sdk.includes(`${service}.${newName}`))?.model ?? null
}

async function faultOf(filled: FilledHost, major: Major, sdk: Sdk, call: SdkCall): Promise<string | null> {
  const { host, key, known } = filled
  const project = projectOf(major, call)
  const server = { 'x-appwrite-key': key }
  if (call.first !== undefined) await send(host, project, server, call.first)
  const parameters = call.parameters(known, sdk.query)
  const values = major.takesObject ? [parameters] : Object.values(parameters)
  const access = { endpoint: host.endpoint, project, ...credentials(filled, call.by ?? 'server') }
  const answer = await invoke(sdk.service(call.service, access), call.method, values)
  if (call.leads === true) return deadEnd(filled, answer)
  if (call.goneAt !== undefined) {
    const { status } = await send(host, project, server, ['GET', call.goneAt(known)])
    if (status !== 404) return `${call.goneAt(known)} is still there: ${status}`
  }
  return answerFault(major, call, answer)
}

function credentials({ key, known }: FilledHost, by: Actor): Pick<Access, 'key' | 'session'> {
  if (by === 'server') return { key, session: null }
  return { key: null, session: by === 'guest' ? null : known.sessions[by] }
}

/** Web SDKs answer the address that begins the way, server SDKs the one after it. */
async function deadEnd({ host }: FilledHost, answer: unknown): Promise<string | null> {
  const address = String(answer)
  if (!address.startsWith(host.url)) return `the answer is no address of the server: ${address}`
  const { status } = await fetch(address)
  return status === 200 ? null : `${address} answers ${status}`
}

function answerFault({ format }: Major, call: SdkCall, answer: unknown): string | null {
  const model = declaredModel(call)
  if (model === null || model === 'none') return null
  // Through JSON: an SDK may hand out objects of classes of its own.
  const body: unknown = JSON.parse(JSON.stringify(answer))
  const [fault] = faultsOf(model, body, hiddenIn(format)).filter((one) => !isKnown(model, call, one))
  if (fault !== undefined) return fault
  return isPart(call.shows ?? {}, body) ? null : `the answer lacks a part: ${JSON.stringify(body)}`
}

function isKnown(model: string, { databaseTime }: SdkCall, fault: string): boolean {
  return databaseTime !== undefined && fault.startsWith(`${model}.${databaseTime} is no datetime: "20`)
}

/** Whether every named field is there with its value; lists have as many items. */
function isPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && part.length === whole.length && part.every((item, at) => isPart(item, whole[at]))
  }
  if (!isObject(part)) return part === whole
  const fields: JsonObject = isObject(whole) ? whole : {}
  return Object.entries(part).every(([name, value]) => isPart(value, fields[name]))
}

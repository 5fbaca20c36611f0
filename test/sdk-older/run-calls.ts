/** Makes every call with every major against one running host, and tells how each went. */
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { endpoints } from '../contract/data.ts'
import { faultsOf, hiddenIn } from '../contract/shape.ts'
import { type SdkCall, userCalls } from './calls.ts'
import { type FilledHost, hostWith, send } from './host.ts'
import { invoke, loadSdk, type Major, majors, type Sdk, type Service } from './majors.ts'
import { teamCalls } from './team-calls.ts'

/** `absent`: the major has no such call. `beyond`: the call is newer than the server that is emulated. */
export type Outcome = 'works' | 'absent' | 'beyond' | { readonly fault: string }

export interface MethodOutcomes {
  readonly service: Service
  readonly method: string
  readonly byMajor: ReadonlyMap<string, Outcome>
}

export const calls: readonly SdkCall[] = [...userCalls, ...teamCalls]

const services = ['users', 'teams'] as const

export async function runCalls(folder: string): Promise<readonly MethodOutcomes[]> {
  const projects = majors.flatMap((major) => calls.map((call) => projectOf(major, call)))
  const filled = await hostWith(folder, projects)
  try {
    const loaded = await Promise.all(majors.map(async (major) => ({ major, sdk: await loadSdk(major) })))
    const outcomes: MethodOutcomes[] = []
    for (const service of services) {
      const methods = new Set([
        ...loaded.toReversed().flatMap(({ sdk }) => sdk.methods(service)),
        ...calls.filter((call) => call.service === service).map(({ method }) => method),
      ])
      for (const method of methods) {
        const byMajor = new Map<string, Outcome>()
        for (const { major, sdk } of loaded)
          byMajor.set(major.name, await outcomeOf(filled, major, sdk, service, method))
        outcomes.push({ service, method, byMajor })
      }
    }
    return outcomes
  } finally {
    await filled.host.close()
  }
}

async function outcomeOf(
  filled: FilledHost,
  major: Major,
  sdk: Sdk,
  service: Service,
  method: string,
): Promise<Outcome> {
  if (!sdk.methods(service).includes(method)) return 'absent'
  if (declaredModel({ service, method }) === null) return 'beyond'
  const call = calls.find((one) => one.service === service && one.method === method)
  if (call === undefined) return { fault: 'no test calls it' }
  try {
    const fault = await faultOf(filled, major, sdk, call)
    return fault === null ? 'works' : { fault }
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

function projectOf({ name }: Major, { service, method }: SdkCall): string {
  // Ids of projects are letters, digits and dashes; two calls differ in the case of a few letters only.
  return `v${name}-${service}-${calls.findIndex((call) => call.service === service && call.method === method)}`
}

function declaredModel({ service, method }: Pick<SdkCall, 'service' | 'method'>): string | null {
  return endpoints.find(({ sdk }) => sdk.includes(`${service}.${method}`))?.model ?? null
}

async function faultOf(
  { host, key, known }: FilledHost,
  major: Major,
  sdk: Sdk,
  call: SdkCall,
): Promise<string | null> {
  const project = projectOf(major, call)
  const server = { 'x-appwrite-key': key }
  if (call.first !== undefined) await send(host, project, server, call.first)
  const access = { endpoint: host.endpoint, project, key: call.asGuest === true ? null : key }
  const parameters = call.parameters(known, sdk.query)
  const values = major.takesObject ? [parameters] : Object.values(parameters)
  const answer = await invoke(sdk.service(call.service, access), call.method, values)
  if (call.goneAt !== undefined) {
    const { status } = await send(host, project, server, ['GET', call.goneAt(known)])
    if (status !== 404) return `${call.goneAt(known)} is still there: ${status}`
  }
  return answerFault(major, call, answer)
}

function answerFault({ format }: Major, call: SdkCall, answer: unknown): string | null {
  const model = declaredModel(call)
  if (model === null || model === 'none') return null
  // Through JSON: an SDK may hand out objects of classes of its own.
  const body: unknown = JSON.parse(JSON.stringify(answer))
  const [fault] = faultsOf(model, body, hiddenIn(format))
  if (fault !== undefined) return fault
  return isPart(call.shows ?? {}, body) ? null : `the answer lacks a part: ${JSON.stringify(body)}`
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

/** The same call as code. */
import type { ExchangeDetail } from '../../../src-shared/contract/requests.ts'

export interface CallValues {
  readonly endpoint: string
  readonly apiKey: string
}

export interface CallCode {
  readonly id: string
  readonly title: string
  /** Null where the call cannot be made this way; `note` then says why. */
  readonly code: string | null
  readonly note: string
}

export function callCode(exchange: ExchangeDetail, values: CallValues): readonly CallCode[] {
  return [webSdk(exchange, values), nodeSdk(exchange, values), curl(exchange, values), fetchCall(exchange, values)]
}

function webSdk({ sdk, parameters, projectId }: ExchangeDetail, { endpoint }: CallValues): CallCode {
  const title = 'Web SDK'
  const [service = '', method = ''] = sdk?.split('.') ?? []
  if (sdk === null) return { id: 'web', title, code: null, note: 'The SDK has no such call.' }
  if (service === 'users') {
    return { id: 'web', title, code: null, note: 'The web SDK has no users service: these calls need an API key.' }
  }
  const code = `import { ${capital(service)}, Client } from 'appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')
const ${service} = new ${capital(service)}(client)

await ${service}.${method}(${argumentsOf(parameters)})`
  return { id: 'web', title, code, note: '' }
}

function nodeSdk(exchange: ExchangeDetail, { endpoint, apiKey }: CallValues): CallCode {
  const { sdk, parameters, projectId, actor } = exchange
  const title = 'Node SDK'
  const [service = '', method = ''] = sdk?.split('.') ?? []
  if (sdk === null) return { id: 'node', title, code: null, note: 'The SDK has no such call.' }
  const access =
    actor.kind === 'key' ? `\n  .setKey('${apiKey}')` : actor.kind === 'user' ? `\n  .setSession(session)` : ''
  const code = `import { ${capital(service)}, Client } from 'node-appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')${access}
const ${service} = new ${capital(service)}(client)

await ${service}.${method}(${argumentsOf(parameters)})`
  const note = actor.kind === 'user' ? `session: the secret of a session of ${actor.name}; Sign in as makes one.` : ''
  return { id: 'node', title, code, note }
}

function curl(exchange: ExchangeDetail, values: CallValues): CallCode {
  const lines = [
    `curl -X ${exchange.method} ${quoted(urlOf(exchange, values))}`,
    ...headersOf(exchange).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(exchange.request.body === null ? [] : [`-d ${quoted(exchange.request.body)}`]),
  ]
  return { id: 'curl', title: 'cURL', code: lines.join(' \\\n  '), note: '' }
}

function fetchCall(exchange: ExchangeDetail, values: CallValues): CallCode {
  const { method, request } = exchange
  const options = {
    method,
    headers: Object.fromEntries(headersOf(exchange)),
    ...(request.body === null ? {} : { body: request.body }),
  }
  const code = `const response = await fetch(${literal(urlOf(exchange, values))}, ${literal(options)})`
  return { id: 'fetch', title: 'fetch', code, note: '' }
}

function urlOf({ path }: ExchangeDetail, { endpoint }: CallValues): string {
  return endpoint.replace(/\/v1$/, '') + path
}

/** What makes the call the same; the rest is the caller's own business. */
function headersOf({ request }: ExchangeDetail): readonly (readonly [string, string])[] {
  return request.headers.filter(([name]) => /^(content-type|cookie|x-appwrite-.*|x-fallback-cookies)$/i.test(name))
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function argumentsOf(parameters: Readonly<Record<string, unknown>> | null): string {
  return parameters === null || Object.keys(parameters).length === 0 ? '' : literal(parameters)
}

/** A JavaScript literal as a person would write it. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && field !== null)
  if (fields.length === 0) return '{}'
  const lines = fields.map(([name, field]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
    return `${inner}${key}: ${literal(field, inner)},\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

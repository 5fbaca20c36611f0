/** The same call as code. */
import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import { headersOf, urlOf, type CallCode, type CallValues } from './call-parts.ts'
import { flutter } from './dart-code.ts'
import { capital, literal } from './literal.ts'
import { mswOverride, playwrightStep } from './test-code.ts'

export function callCode(exchange: ExchangeDetail, values: CallValues): readonly CallCode[] {
  return [webSdk, nodeSdk, flutter, curl, fetchCall, mswOverride, playwrightStep].map((write) =>
    write(exchange, values),
  )
}

function webSdk({ sdk, parameters, projectId }: ExchangeDetail, { endpoint }: CallValues): CallCode {
  const title = 'Web SDK'
  const [service = '', method = ''] = sdk?.split('.') ?? []
  if (sdk === null) return { id: 'web', tab: 'Web', title, code: null, note: 'The SDK has no such call.' }
  if (service === 'users') {
    return {
      id: 'web',
      tab: 'Web',
      title,
      code: null,
      note: 'The web SDK has no users service: these calls need an API key.',
    }
  }
  const code = `import { ${capital(service)}, Client } from 'appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')
const ${service} = new ${capital(service)}(client)

await ${service}.${method}(${argumentsOf(parameters)})`
  return { id: 'web', tab: 'Web', title, code, note: '' }
}

function nodeSdk(exchange: ExchangeDetail, { endpoint, apiKey }: CallValues): CallCode {
  const { sdk, parameters, projectId, actor } = exchange
  const title = 'Node SDK'
  const [service = '', method = ''] = sdk?.split('.') ?? []
  if (sdk === null) return { id: 'node', tab: 'Node', title, code: null, note: 'The SDK has no such call.' }
  const access =
    actor.kind === 'key' ? `\n  .setKey('${apiKey}')` : actor.kind === 'user' ? `\n  .setSession(session)` : ''
  const code = `import { ${capital(service)}, Client } from 'node-appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')${access}
const ${service} = new ${capital(service)}(client)

await ${service}.${method}(${argumentsOf(parameters)})`
  const note = actor.kind === 'user' ? `session: the secret of a session of ${actor.name}; Sign in as makes one.` : ''
  return { id: 'node', tab: 'Node', title, code, note }
}

function curl(exchange: ExchangeDetail, values: CallValues): CallCode {
  const lines = [
    `curl -X ${exchange.method} ${quoted(urlOf(exchange, values))}`,
    ...headersOf(exchange).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(exchange.request.body === null ? [] : [`-d ${quoted(exchange.request.body)}`]),
  ]
  return { id: 'curl', tab: 'cURL', title: 'cURL', code: lines.join(' \\\n  '), note: '' }
}

function fetchCall(exchange: ExchangeDetail, values: CallValues): CallCode {
  const { method, request } = exchange
  const options = {
    method,
    headers: Object.fromEntries(headersOf(exchange)),
    ...(request.body === null ? {} : { body: request.body }),
  }
  const code = `const response = await fetch(${literal(urlOf(exchange, values))}, ${literal(options)})`
  return { id: 'fetch', tab: 'fetch', title: 'fetch', code, note: '' }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function argumentsOf(parameters: Readonly<Record<string, unknown>> | null): string {
  return parameters === null || Object.keys(parameters).length === 0 ? '' : literal(parameters)
}

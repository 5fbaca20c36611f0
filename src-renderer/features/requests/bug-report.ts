/** A failed call as text for somebody else: what was sent and answered without secrets, and where it stopped. */
import type { ExchangeDetail, ExchangeSide } from '../../../src-shared/contract/requests.ts'
import { hidden, withoutSecrets } from '../../../src-shared/contract/secrets.ts'

export interface Versions {
  readonly version: string
  readonly apiVersion: string
}

/** Values of the path and of headers stay out: they may be secret. Addresses and numbers are cut to what kind they are. */
export function bugReport(exchange: ExchangeDetail, versions: Versions | undefined): string {
  const { method, route, path, sdk, status, errorType, story, client, parameters, request, response } = exchange
  const where = route ?? path.split('?')[0] ?? path
  const steps = story.map(({ gate, verdict, text }) => `- ${gate}: ${verdict}${text === '' ? '' : `, ${text}`}`)
  const sdkName = [client.sdkName, client.sdkLanguage, client.sdkVersion].filter((part) => part !== null).join(' ')
  return anonymous(
    [
      `${method} ${where} answers ${status} ${errorType ?? ''}`.trim(),
      '',
      `SDK call: ${sdk ?? 'none'}`,
      `Client: ${sdkName || (client.userAgent ?? 'unknown')}`,
      ...(versions === undefined ? [] : [`Offwrite ${versions.version}, API of Appwrite ${versions.apiVersion}`]),
      '',
      'Story:',
      ...steps,
      '',
      'Parameters:',
      ...block(parameters ?? bodyOf(request)),
      '',
      'Answer:',
      ...block(bodyOf(response)),
    ].join('\n'),
  )
}

function block(value: unknown): readonly string[] {
  return value === null ? ['none'] : ['```json', JSON.stringify(withoutSecrets(value), null, 2), '```']
}

function bodyOf({ body }: ExchangeSide): unknown {
  if (body === null) return null
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' ? value : hidden
  } catch {
    return hidden
  }
}

function anonymous(text: string): string {
  return text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)*/g, 'someone@example.test')
    .replace(/\+[1-9]\d{6,14}\b/g, '+15555550100')
}

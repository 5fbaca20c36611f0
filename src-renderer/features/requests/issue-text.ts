import type { ExchangeDetail } from '../../../src-shared/contract/requests.ts'

/** Text for a bug report. Values of the path, headers and bodies stay out: they may be secret. */
export function issueText({ method, route, path, sdk, status, errorType, story, client }: ExchangeDetail): string {
  const where = route ?? path.split('?')[0] ?? path
  const steps = story.map(({ gate, verdict, text }) => `- ${gate}: ${verdict}${text === '' ? '' : `, ${text}`}`)
  return [
    `${method} ${where} answers ${status} ${errorType ?? ''}`.trim(),
    '',
    `SDK call: ${sdk ?? 'none'}`,
    `Client: ${client.sdkName ?? client.userAgent ?? 'unknown'} ${client.sdkVersion ?? ''}`.trim(),
    '',
    'Story:',
    ...steps,
  ].join('\n')
}

/** The log as an HTTP archive, which browsers and other tools open. Its secrets are hidden unless they are asked for. */
import type { ExchangeSide } from '../contract/requests.ts'
import { hidden, isSecretHeader, withoutSecrets } from '../contract/secrets.ts'
import { boolean, optional, text } from '../http/rules.ts'
import { offwriteVersion } from '../http/version.ts'
import { controlFacts, defineControlRoute } from './control-route.ts'
import { fileReply } from './file-reply.ts'
import { jsonModel } from './json-model.ts'
import type { LoggedExchange } from './request-log.ts'

export const exportHar = defineControlRoute({
  ...controlFacts('GET', '/har'),
  params: {
    projectId: optional(text({ min: 1, max: 36 }), null),
    /** Of one exchange; left out, of all. */
    id: optional(text({ min: 1, max: 64 }), null),
    secrets: optional(boolean(), false),
  },
  response: jsonModel<Response>('File'),
  handle({ projectId, id, secrets }, { log, base }) {
    const entries = log
      .all()
      .filter(
        ({ summary }) => (projectId === null || summary.projectId === projectId) && (id === null || summary.id === id),
      )
      .map((exchange) => entryOf(exchange, base, secrets ? asItIs : withoutSecrets))
    const har = { log: { version: '1.2', creator: { name: 'Offwrite', version: offwriteVersion }, entries } }
    return fileReply('offwrite.har', `${JSON.stringify(har, null, 2)}\n`)
  },
})

type Show = (value: unknown) => unknown

const asItIs: Show = (value) => value

function entryOf({ summary, request, response }: LoggedExchange, base: string, show: Show) {
  const url = new URL(base + summary.path)
  const isHidden = show !== asItIs
  const query = [...url.searchParams].map(([name, value]) => ({ name, value: shownField(name, value, show) }))
  if (isHidden) for (const { name, value } of query) url.searchParams.set(name, value)
  const sent = bodyOf(request, show)
  const answered = bodyOf(response, show)
  const type = (side: ExchangeSide) => side.headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return {
    startedDateTime: summary.at,
    time: summary.durationMilliseconds,
    comment: summary.sdk ?? '',
    request: {
      method: summary.method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request, isHidden),
      queryString: query,
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
      ...(sent === null ? {} : { postData: { mimeType: type(request), text: sent } }),
    },
    response: {
      status: summary.status,
      statusText: summary.errorType ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(response, isHidden),
      content: { size: response.body?.length ?? 0, mimeType: type(response), text: answered ?? '' },
      redirectURL: isHidden ? '' : (response.headers.find(([name]) => name === 'location')?.[1] ?? ''),
      headersSize: -1,
      bodySize: response.body?.length ?? 0,
    },
    cache: {},
    timings: { send: 0, wait: summary.durationMilliseconds, receive: 0 },
  }
}

/** Where a redirect goes may carry a secret, too. */
function headersOf({ headers }: ExchangeSide, isHidden: boolean) {
  return headers.map(([name, value]) => ({
    name,
    value: isHidden && (isSecretHeader(name) || name === 'location') ? hidden : value,
  }))
}

/** A body that is no JSON cannot be told apart from its secrets. */
function bodyOf({ body }: ExchangeSide, show: Show): string | null {
  if (body === null || show === asItIs) return body
  try {
    return JSON.stringify(show(JSON.parse(body)))
  } catch {
    return hidden
  }
}

function shownField(name: string, value: string, show: Show): string {
  const shown = show({ [name]: value })
  return typeof shown === 'object' && shown !== null && name in shown ? String(Object.entries(shown)[0]?.[1]) : value
}

/** The call for test suites: answered the same way without a server, and made and checked in a browser test. */
import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import { headersOf, urlOf, type CallCode, type CallValues } from './call-parts.ts'
import { literal } from './literal.ts'

export function mswOverride(exchange: ExchangeDetail, { endpoint }: CallValues): CallCode {
  const { method, route, path, status } = exchange
  const url = endpoint.replace(/\/v1$/, '') + (route ?? path.split('?')[0] ?? path)
  const code = `import { http, HttpResponse } from 'msw'

worker.use(
  http.${method.toLowerCase()}(${literal(url)}, () =>
    ${answer(exchange)},
  ),
)`
  const note = status === 0 ? 'The connection ended without an answer.' : 'Answers every such call as this one was.'
  return { id: 'msw', tab: 'MSW', title: 'MSW override', code, note }
}

function answer({ status, response }: ExchangeDetail): string {
  if (status === 0) return 'HttpResponse.error()'
  const { body } = response
  if (body === null) return `new HttpResponse(null, { status: ${status} })`
  try {
    return `HttpResponse.json(${literal(JSON.parse(body), '    ', 'null')}, { status: ${status} })`
  } catch {
    return `new HttpResponse(${literal(body)}, { status: ${status} })`
  }
}

export function playwrightStep(exchange: ExchangeDetail, values: CallValues): CallCode {
  const { method, sdk, path, status, request } = exchange
  const options = {
    method,
    headers: Object.fromEntries(headersOf(exchange)),
    ...(request.body === null ? {} : { data: request.body }),
  }
  const code = `await test.step(${literal(sdk ?? `${method} ${path.split('?')[0]}`)}, async () => {
  const response = await request.fetch(${literal(urlOf(exchange, values))}, ${literal(options, '  ')})
  expect(response.status()).toBe(${status})
})`
  const isAnswered = status !== 0
  return {
    id: 'playwright',
    tab: 'Playwright',
    title: 'Playwright step',
    code: isAnswered ? code : null,
    note: isAnswered ? '' : 'The connection ended without an answer: there is no status to expect.',
  }
}

/** `GET /v1/ping` and `GET /v1/health/version`: what SDKs and tools call to see whether a server is there. */
import { apiVersion } from '../http/version.ts'
import { anyModel } from '../models/plain.ts'
import { defineRoute } from './define-route.ts'
import type { Model } from '../http/route.ts'

const textModel: Model<string, unknown> = { name: 'text', write: (text) => text }

export const ping = defineRoute({
  method: 'GET',
  path: '/v1/ping',
  sdk: 'ping',
  service: 'none',
  scope: ['global'],
  params: {},
  status: 200,
  response: textModel,
  handle: () => 'Pong!',
})

export const getVersion = defineRoute({
  method: 'GET',
  path: '/v1/health/version',
  sdk: null,
  service: 'none',
  scope: ['public'],
  params: {},
  status: 200,
  response: anyModel,
  handle: () => ({ version: apiVersion }),
})

/** Every validator of the contract, tried on both sides of its limits through the route that has it. */
import { afterAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { passChallenge } from '../support/challenge.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'
import { endpoints, type EndpointFacts } from './data.ts'
import { queryText, type Samples, samplesFor, validatorOf } from './samples.ts'

interface Limit {
  readonly entry: EndpointFacts
  readonly param: JsonObject
  readonly samples: Samples
}

const limits: readonly Limit[] = endpoints.flatMap((entry) =>
  entry.params.flatMap((param) => {
    const samples = samplesFor(validatorOf(param))
    return samples === null ? [] : [{ entry, param, samples: param.in === 'query' ? asText(samples) : samples }]
  }),
)

const byPlace = limits.map((limit) => ({
  ...limit,
  place: `${limit.entry.method} ${limit.entry.path} ${String(limit.param.name)}`,
}))
const count = limits.reduce((sum, { samples }) => sum + samples.accepted.length + samples.refused.length, 0)

afterAll(
  () => void process.stdout.write(`contract: ${count} values around the limits of ${limits.length} parameters\n`),
)

describe(`contract: ${count} values around the limits of ${limits.length} parameters`, () => {
  test.each(byPlace)('$place', async ({ entry, param, samples }) => {
    const world = await newWorld()
    await world.control('PATCH', '/projects/demo', { rateLimits: false })
    const send = await senderFor(world, entry)
    const name = String(param.name)
    for (const value of samples.refused) {
      const reply = await send({ [name]: value })
      if (reply === null) continue
      const { type, message } = reply.body
      // The path of a callback names the project, which is looked up before parameters are read.
      if (name === 'projectId' && type === 'project_not_found') continue
      expect([reply.status, type], told(value, reply)).toEqual([400, 'general_argument_invalid'])
      expect(message, told(value, reply)).toContain(`\`${name}\``)
    }
    for (const value of samples.accepted) {
      const reply = await send({ [name]: value })
      if (reply === null) continue
      const { type, message } = reply.body
      const isRefused = type === 'general_argument_invalid' && String(message).includes(`\`${name}\``)
      expect(isRefused, told(value, reply)).toBe(false)
      expect(type, told(value, reply)).not.toBe('general_unauthorized_scope')
    }
  })
})

/** A query string carries text and lists of it. */
function asText({ accepted, refused }: Samples): Samples {
  const isCarried = (value: unknown) => typeof value === 'string' || (Array.isArray(value) && value.length > 0)
  return { accepted: accepted.filter(isCarried), refused: refused.filter(isCarried) }
}

/** Sends a call whose parameters are all right but for those given; null when its path cannot carry the value. */
async function senderFor(world: World, entry: EndpointFacts): Promise<(given: JsonObject) => Promise<Reply | null>> {
  const isOpen = entry.groups.includes('session') || entry.scope.includes('public')
  const isOfUser = entry.scope.includes('account')
  const { session } = isOfUser ? await world.signedIn() : { session: '' }
  const actor = isOpen ? {} : isOfUser ? { session } : { key: world.emulator.apiKey }
  if (entry.groups.includes('mfaProtected')) await passChallenge(world, session)
  await world.server('POST', '/users', { userId: 'ada' })
  const required = Object.fromEntries(
    entry.params.flatMap((param) =>
      param.required === true && param.in !== 'path' ? [[String(param.name), valid(param)]] : [],
    ),
  )
  return async (given) => {
    let path = entry.path.replace('/v1', '')
    const pathValues: JsonObject = { userId: 'ada', type: 'totp', provider: 'mock', ...given }
    for (const { name, in: place } of entry.params) {
      if (place !== 'path') continue
      const value = pathValues[String(name)] ?? 'a'
      if (typeof value !== 'string' || value === '' || value === '.') return null
      path = path.replace(`:${String(name)}`, encodeURIComponent(value))
    }
    const values = { ...required, ...given }
    if (entry.method !== 'GET') return world.call(entry.method, path, { ...actor, body: values })
    return world.call('GET', `${path}?${queryText(values)}`, actor)
  }
}

function valid(param: JsonObject): unknown {
  const validator = validatorOf(param)
  return validator.literal ?? samplesFor(validator)?.accepted[0]
}

function told(value: unknown, { story }: Reply): string {
  return `${JSON.stringify(value)?.slice(0, 100)}: ${story}`
}

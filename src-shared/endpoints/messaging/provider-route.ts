/** How every `messaging.create…Provider` call is made: they differ in what they keep of the service behind them. */
import { chosenId } from '../../domain/ids.ts'
import { EmulatorError } from '../../http/errors.ts'
import type { Rules } from '../../http/input.ts'
import { boolean, idOr, optional, text } from '../../http/rules.ts'
import { providerModel } from '../../models/provider.ts'
import type { Provider } from '../../store/tables/providers.ts'
import { defineRoute } from '../define-route.ts'

export interface ProviderFacts {
  /** Such as `messaging.createTwilioProvider`. */
  readonly sdk: string
  /** The last segment of the path, and what the model calls the service. */
  readonly provider: string
  readonly type: Provider['type']
  readonly credentials: Rules<unknown>
  readonly options: Rules<unknown>
  /** Names of what must be there before the provider can be on. */
  readonly needed: readonly string[]
}

export const givenText = () => optional(text({ min: 0, max: 65_535 }), '')

export function providerRoute({ sdk, provider, type, credentials, options, needed }: ProviderFacts) {
  return defineRoute({
    method: 'POST',
    path: `/v1/messaging/providers/${provider}`,
    sdk,
    service: 'none',
    scope: ['providers.write'],
    params: {
      ...credentials,
      ...options,
      providerId: idOr('unique()'),
      name: text({ min: 1, max: 128 }),
      enabled: optional(boolean(), null),
    },
    status: 201,
    response: providerModel,
    handle: ({ providerId, name, enabled, ...given }, context) =>
      context.transaction(() => {
        const { store, project, random, now } = context
        const id = chosenId(providerId, random, now)
        if (store.providers.first({ projectId: project.id, id }) !== null) {
          throw new EmulatorError(
            409,
            'provider_already_exists',
            `A messaging provider with the id ${id} exists.`,
            'Choose another id, or send unique().',
          )
        }
        const values: Readonly<Record<string, unknown>> = given
        const kept = (rules: Rules<unknown>) =>
          Object.fromEntries(Object.entries(values).filter(([field, value]) => field in rules && isGiven(value)))
        return store.providers.insert({
          projectId: project.id,
          id,
          createdAt: now,
          updatedAt: now,
          name,
          provider,
          type,
          enabled: enabled === true && needed.every((field) => isGiven(values[field])),
          credentials: kept(credentials),
          options: kept(options),
          search: [id, name, provider, type].join(' '),
        })
      }),
  })
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

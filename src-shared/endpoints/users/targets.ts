/** `users.createTarget`, `getTarget`, `listTargets`, `updateTarget`, `deleteTarget`. */
import { chosenId } from '../../domain/ids.ts'
import { checkIdentifier, checkTargetFree, targetTypes } from '../../domain/target.ts'
import { getUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { boolean, id, idOr, oneOf, optional, type Rule, text } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { targetListModel, targetModel } from '../../models/target.ts'
import { type Attributes, commonAttributes } from '../../store/queries.ts'
import type { Target } from '../../store/tables/targets.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'

/** The check takes any case of letters and leaves the word as it came. */
const typeAsSent = (): Rule<string> => {
  const inner = oneOf(targetTypes)
  return {
    ...inner,
    read(value, context) {
      const type = inner.read(value, context)
      return typeof value === 'string' ? value : type
    },
  }
}

/** `users.createTarget` */
export const createTarget = defineRoute({
  method: 'POST',
  path: '/v1/users/:userId/targets',
  sdk: 'users.createTarget',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].targets.[targetId].create'],
  auditEvent: 'target.create',
  params: {
    targetId: idOr('unique()'),
    userId: id(),
    providerType: typeAsSent(),
    identifier: text({ min: 1, max: 255 }),
    providerId: optional(id(), null),
    name: optional(text({ min: 1, max: 128 }), ''),
  },
  status: 201,
  response: targetModel,
  handle({ targetId, userId, providerType, identifier, providerId, name }, context) {
    const { store, project, random, now } = context
    const type = targetTypes.find((known) => known === providerType)
    if (type === undefined) {
      context.note('the provider type passes in any case of letters, and then counts in lower case only')
      fail('provider_incorrect_type')
    }
    checkIdentifier(type, identifier)
    return context.transaction(() => {
      const user = getUser(context, userId)
      const id = chosenId(targetId, random, now)
      if (store.targets.first({ projectId: project.id, id }) !== null) fail('user_target_already_exists')
      checkTargetFree(context, identifier)
      // A provider that is not known is dropped without a word, and nobody asks whether its type fits.
      const provider = providerId === null ? null : store.providers.first({ projectId: project.id, id: providerId })
      if (providerId !== null && provider === null) context.note(`there is no provider ${providerId}: it is left out`)
      return store.targets.insert({
        projectId: project.id,
        id,
        userId: user.id,
        createdAt: now,
        updatedAt: now,
        name,
        providerId: provider?.id ?? null,
        providerType: type,
        identifier,
        sessionId: null,
        expired: false,
      })
    })
  },
})

/** `users.getTarget` */
export const getTarget = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/targets/:targetId',
  sdk: 'users.getTarget',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id(), targetId: id() },
  status: 200,
  response: targetModel,
  handle: ({ userId, targetId }, context) => targetOf(context, userId, targetId),
})

const targetAttributes: Attributes = {
  ...commonAttributes,
  userId: { column: 'userId', type: 'text' },
  providerId: { column: 'providerId', type: 'text' },
  identifier: { column: 'identifier', type: 'text' },
  providerType: { column: 'providerType', type: 'text' },
}

/** `users.listTargets` */
export const listTargets = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/targets',
  sdk: 'users.listTargets',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id(), queries: optional(queries(targetAttributes), null), total: optional(boolean(), true) },
  status: 200,
  response: targetListModel,
  handle({ userId, queries, total }, context) {
    const { store, project } = context
    const user = getUser(context, userId)
    const owned = { sql: '"projectId" = ? AND "userId" = ?', parameters: [project.id, user.id] }
    const page = listPage(context, store.targets, owned, queries, {
      filters: [],
      countsTotal: total,
      databaseFaultError: 'general_unknown',
    })
    return { total: page.total, targets: page.rows }
  },
})

/** `users.updateTarget` */
export const updateTarget = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/targets/:targetId',
  sdk: 'users.updateTarget',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].targets.[targetId].update'],
  auditEvent: 'target.update',
  params: {
    userId: id(),
    targetId: id(),
    identifier: optional(text({ min: 1, max: 255 }), null),
    providerId: optional(id(), null),
    name: optional(text({ min: 1, max: 128 }), null),
  },
  status: 200,
  response: targetModel,
  handle: ({ userId, targetId, identifier, providerId, name }, context) =>
    context.transaction(() => {
      const { store, project, now } = context
      const target = targetOf(context, userId, targetId)
      if (identifier !== null) checkIdentifier(target.providerType, identifier)
      if (providerId !== null) {
        const provider = store.providers.first({ projectId: project.id, id: providerId }) ?? fail('provider_not_found')
        if (provider.type !== target.providerType) fail('provider_incorrect_type')
      }
      const holder = identifier === null ? null : store.targets.first({ projectId: project.id, identifier })
      if (holder !== null && holder.id !== target.id) {
        // The server does not expect this clash, so its database's error comes out.
        context.note(`target ${holder.id} of user ${holder.userId} has the identifier ${identifier}`)
        fail('general_unknown')
      }
      return store.targets.update({
        ...target,
        updatedAt: now,
        name: name ?? target.name,
        providerId: providerId ?? target.providerId,
        ...(identifier === null ? {} : { identifier, expired: false }),
      })
    }),
})

/** `users.deleteTarget` */
export const deleteTarget = defineRoute({
  method: 'DELETE',
  path: '/v1/users/:userId/targets/:targetId',
  sdk: 'users.deleteTarget',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].targets.[targetId].delete'],
  auditEvent: 'target.delete',
  params: { userId: id(), targetId: id() },
  status: 204,
  response: none,
  handle: ({ userId, targetId }, context) =>
    context.transaction(() => context.store.targets.delete(targetOf(context, userId, targetId))),
})

function targetOf(context: Pick<Context, 'store' | 'project'>, userId: string, targetId: string): Target {
  const user = getUser(context, userId)
  const target = context.store.targets.first({ projectId: context.project.id, id: targetId })
  return target !== null && target.userId === user.id ? target : fail('user_target_not_found')
}

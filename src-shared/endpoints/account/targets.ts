/** `account.createPushTarget`, `updatePushTarget`, `deletePushTarget`. */
import { chosenId } from '../../domain/ids.ts'
import { describeUserAgent } from '../../domain/user-agent.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { id, idOr, optional, text } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { targetModel } from '../../models/target.ts'
import type { Target } from '../../store/tables/targets.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser } from './caller.ts'

/** `account.createPushTarget`: it goes with the session that made it. */
export const createPushTarget = defineRoute({
  method: 'POST',
  path: '/v1/account/targets/push',
  sdk: 'account.createPushTarget',
  service: 'account',
  scope: ['targets.write'],
  events: ['users.[userId].targets.[targetId].create'],
  auditEvent: 'target.create',
  params: { targetId: idOr('unique()'), identifier: text({ min: 1, max: 255 }), providerId: optional(id(), null) },
  status: 201,
  response: targetModel,
  handle: ({ targetId, identifier, providerId }, context) =>
    context.transaction(() => {
      const { store, project, random, now, actor, note } = context
      const user = callingUser(context)
      const id = chosenId(targetId, random, now)
      const projectId = project.id
      const taken = store.targets.first({ projectId, id }) ?? store.targets.first({ projectId, identifier })
      if (taken !== null) {
        note(`the target ${taken.id} of user ${taken.userId} has this id or this identifier`)
        fail('user_target_already_exists')
      }
      return store.targets.insert({
        projectId,
        id,
        userId: user.id,
        createdAt: now,
        updatedAt: now,
        name: deviceName(context),
        // Kept as it came: nobody asks whether there is such a provider.
        providerId,
        providerType: 'push',
        identifier,
        sessionId: actor.signedIn?.session?.id ?? null,
        expired: false,
      })
    }),
})

/** `account.updatePushTarget` */
export const updatePushTarget = defineRoute({
  method: 'PUT',
  path: '/v1/account/targets/:targetId/push',
  sdk: 'account.updatePushTarget',
  service: 'account',
  scope: ['targets.write'],
  events: ['users.[userId].targets.[targetId].update'],
  auditEvent: 'target.update',
  params: { targetId: id(), identifier: text({ min: 1, max: 255 }) },
  status: 200,
  response: targetModel,
  handle: ({ targetId, identifier }, context) =>
    context.transaction(() => {
      const { store, project, now, note } = context
      const target = ownTarget(context, targetId)
      const holder = store.targets.first({ projectId: project.id, identifier })
      if (holder !== null && holder.id !== target.id) {
        // As in users.updateTarget, the server does not expect this clash.
        note(`target ${holder.id} of user ${holder.userId} has the identifier ${identifier}`)
        fail('general_unknown')
      }
      return store.targets.update({ ...target, identifier, expired: false, name: deviceName(context), updatedAt: now })
    }),
})

/** `account.deletePushTarget` */
export const deletePushTarget = defineRoute({
  method: 'DELETE',
  path: '/v1/account/targets/:targetId/push',
  sdk: 'account.deletePushTarget',
  service: 'account',
  scope: ['targets.write'],
  events: ['users.[userId].targets.[targetId].delete'],
  auditEvent: 'target.delete',
  params: { targetId: id() },
  status: 204,
  response: none,
  handle: ({ targetId }, context) =>
    context.transaction(() => context.store.targets.delete(ownTarget(context, targetId))),
})

/** Of any type: the path says push, and the server does not look. */
function ownTarget(context: Context, targetId: string): Target {
  const user = callingUser(context)
  const target = context.store.targets.first({ projectId: context.project.id, id: targetId })
  return target !== null && target.userId === user.id ? target : fail('user_target_not_found')
}

/** Brand and model with a space between them, and just that space when neither is known. */
function deviceName({ client }: Context): string {
  const { deviceBrand, deviceModel } = describeUserAgent(client.userAgent)
  return `${deviceBrand} ${deviceModel}`
}

/** `users.create`, `get`, `list`, `updateName`, `updateLabels`, `updateStatus`, `delete`. */
import { checkIdentityEmail } from '../../domain/identity.ts'
import { chosenId } from '../../domain/ids.ts'
import {
  checkPersonalData,
  deleteUser,
  getUser,
  insertTarget,
  insertUser,
  updateUser,
  withTargets,
} from '../../domain/user.ts'
import { boolean, id, idOr, listOf, optional, text } from '../../http/rules.ts'
import { none } from '../../models/plain.ts'
import { userListModel, userModel } from '../../models/user.ts'
import { inProject } from '../../store/condition.ts'
import { commonAttributes, type Attributes } from '../../store/queries.ts'
import { labelWord } from '../../store/tables/users.ts'
import { searchCondition } from '../../store/words.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'
import { email, label, newPassword, phone } from '../rules.ts'

/** `users.create` */
export const create = defineRoute({
  method: 'POST',
  path: '/v1/users',
  sdk: 'users.create',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].create'],
  auditEvent: 'user.create',
  params: {
    userId: idOr('unique()'),
    email: optional(email(), null),
    phone: optional(phone(), null),
    password: optional(newPassword(), null),
    name: optional(text({ min: 1, max: 128 }), ''),
  },
  status: 201,
  response: userModel,
  async handle({ userId, email, phone, password, name }, context) {
    const { store, random, now, hasher } = context
    const checkIdentities = () =>
      email === null
        ? undefined
        : checkIdentityEmail(context, email, { owner: null, error: 'user_email_already_exists' })
    checkIdentities()
    const id = chosenId(userId, random, now)
    if (password !== null) checkPersonalData(context, password, { id, email, name, phone })
    const hash = password === null ? null : await hasher.hash(password, random.bytes(16), 'account')
    return context.transaction(() => {
      checkIdentities()
      const user = insertUser(context, { id, email, phone, name, password: hash, cost: 'account', accessedAt: null })
      const targets = [
        ...(email === null ? [] : [insertTarget(context, user, 'email', email)]),
        ...(phone === null ? [] : [insertTarget(context, user, 'sms', phone)]),
      ]
      return { user: store.users.first({ sequence: user.sequence }) ?? user, targets }
    })
  },
})

/** `users.get` */
export const get = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId',
  sdk: 'users.get',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id() },
  status: 200,
  response: userModel,
  handle: ({ userId }, context) => withTargets(context.store, getUser(context, userId)),
})

const userAttributes: Attributes = {
  ...commonAttributes,
  name: { column: 'name', type: 'text' },
  email: { column: 'email', type: 'text' },
  phone: { column: 'phone', type: 'text' },
  status: { column: 'status', type: 'boolean' },
  passwordUpdate: { column: 'passwordUpdate', type: 'instant' },
  registration: { column: 'registration', type: 'instant' },
  emailVerification: { column: 'emailVerification', type: 'boolean' },
  phoneVerification: { column: 'phoneVerification', type: 'boolean' },
  labels: { column: 'labels', type: 'list', words: { table: 'users_words', prefix: labelWord } },
  impersonator: { column: 'impersonator', type: 'boolean' },
  accessedAt: { column: 'accessedAt', type: 'instant' },
}

/** `users.list` */
export const list = defineRoute({
  method: 'GET',
  path: '/v1/users',
  sdk: 'users.list',
  service: 'users',
  scope: ['users.read'],
  params: {
    queries: optional(queries(userAttributes), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: userListModel,
  handle({ queries, search, total }, context) {
    const { store, project } = context
    const found = search === null ? null : searchCondition('users', 'search', project.id, search)
    if (search !== null && found === null) return { total: 0, users: [] }
    const filters = found === null ? [] : [found]
    const page = listPage(context, store.users, inProject(project.id), queries, { filters, countsTotal: total })
    return { total: page.total, users: page.rows.map((user) => withTargets(store, user)) }
  },
})

/** `users.updateName` */
export const updateName = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/name',
  sdk: 'users.updateName',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.name'],
  auditEvent: 'user.update',
  params: { userId: id(), name: text({ min: 0, max: 128 }) },
  status: 200,
  response: userModel,
  handle: ({ userId, name }, context) =>
    context.transaction(() => withTargets(context.store, updateUser(context, { ...getUser(context, userId), name }))),
})

/** `users.updateLabels` */
export const updateLabels = defineRoute({
  method: 'PUT',
  path: '/v1/users/:userId/labels',
  sdk: 'users.updateLabels',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.labels'],
  auditEvent: 'user.update',
  params: { userId: id(), labels: listOf(label(), 1000) },
  status: 200,
  response: userModel,
  handle: ({ userId, labels }, context) =>
    context.transaction(() =>
      withTargets(context.store, updateUser(context, { ...getUser(context, userId), labels: [...new Set(labels)] })),
    ),
})

/** `users.updateStatus` */
export const updateStatus = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/status',
  sdk: 'users.updateStatus',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.status'],
  auditEvent: 'user.update',
  params: { userId: id(), status: boolean() },
  status: 200,
  response: userModel,
  handle: ({ userId, status }, context) =>
    context.transaction(() => withTargets(context.store, updateUser(context, { ...getUser(context, userId), status }))),
})

/** `users.delete` */
export { deleteRoute as delete }
const deleteRoute = defineRoute({
  method: 'DELETE',
  path: '/v1/users/:userId',
  sdk: 'users.delete',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].delete'],
  auditEvent: 'user.delete',
  params: { userId: id() },
  status: 204,
  response: none,
  handle: ({ userId }, context) =>
    // Emulator: sessions go at once too, where the server leaves them to a background job.
    context.transaction(() => deleteUser(context, getUser(context, userId))),
})

/** A user, as servers see it (`user`) and as the user sees itself (`account`): contract models.json. */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Target } from '../store/tables/targets.ts'
import type { User } from '../store/tables/users.ts'
import { type HiddenBelow, shownTo, type View } from './model.ts'
import { writeTarget } from './target.ts'

export interface UserWithTargets {
  readonly user: User
  readonly targets: readonly Target[]
  /** Who acts as this user in this very call. */
  readonly impersonatorUserId?: string | null
}

const impersonation: HiddenBelow[number] = ['1.9.0', ['impersonator', 'impersonatorUserId']]

export const userModel: Model<UserWithTargets, View> = {
  name: 'user',
  write: (source, view) =>
    shownTo(view, [impersonation, ['1.5.0', ['targets', 'mfa']]], {
      ...head(source.user),
      password: source.user.password,
      hash: source.user.hash,
      hashOptions: source.user.hashOptions,
      ...tail(source),
    }),
}

export const accountModel: Model<UserWithTargets, View> = {
  name: 'account',
  write: (source, view) => shownTo(view, [impersonation], { ...head(source.user), ...tail(source) }),
}

function head(user: User) {
  return {
    $id: user.id,
    $createdAt: wireTime(user.createdAt),
    $updatedAt: wireTime(user.updatedAt),
    name: user.name ?? '',
  }
}

function tail({ user, targets, impersonatorUserId = null }: UserWithTargets) {
  return {
    registration: wireTime(user.registration),
    status: user.status,
    labels: user.labels,
    passwordUpdate: wireTime(user.passwordUpdate),
    email: user.email ?? '',
    phone: user.phone ?? '',
    emailVerification: user.emailVerification,
    emailCanonical: user.emailCanonical,
    emailIsFree: user.emailIsFree,
    emailIsDisposable: user.emailIsDisposable,
    emailIsCorporate: user.emailIsCorporate,
    emailIsCanonical: user.emailIsCanonical,
    phoneVerification: user.phoneVerification,
    mfa: user.mfa,
    prefs: user.prefs,
    targets: targets.map(writeTarget),
    accessedAt: wireTime(user.accessedAt),
    impersonator: user.impersonator,
    impersonatorUserId,
  }
}

export interface UserList {
  readonly total: number
  readonly users: readonly UserWithTargets[]
}

export const userListModel: Model<UserList, View> = {
  name: 'userList',
  write: ({ total, users }, view) => ({ total, users: users.map((source) => userModel.write(source, view)) }),
}

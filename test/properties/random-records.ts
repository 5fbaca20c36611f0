/** A project full of random records: ties, nulls, empty text, and text beyond ASCII in every list. */
import initSqlJs from 'sql.js'
import { createEmulator, type EmulatorOptions } from '../../src-shared/index.ts'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { openStore } from '../../src-shared/store/store.ts'
import { frozenAt, type World, worldOf } from '../support/world.ts'
import type { Chance } from './random.ts'

export interface RecordList {
  /** Behind `/v1`. */
  readonly path: string
  /** As in the contract. */
  readonly route: string
  /** Name of the list in the answer. */
  readonly name: string
  readonly rows: readonly JsonObject[]
}

const words = ['', 'a', 'A', 'ab', 'Ada', 'b%', '_', 'ä', 'Ä', '🦜', '\u{FF21}', "o'", '"', 'a b', '7', 'Z']
const roles = ['owner', 'editor', 'a.b', 'r_1']
const now = Date.parse(frozenAt)

interface RandomWorldOptions extends Pick<EmulatorOptions, 'commitLog'> {
  /** Milliseconds by which times move on from a record to the next. */
  readonly drift?: number
  /** Every user has a double in another project. */
  readonly doubles?: true
}

export async function randomWorld(
  chance: Chance,
  count: number,
  { drift = 0, doubles, ...emulatorOptions }: RandomWorldOptions = {},
): Promise<{ readonly world: World; readonly lists: readonly RecordList[] }> {
  const { flag, below, oneOf, someOf } = chance
  const text = () => someOf(words, 3).join('')
  let made = 0
  const instant = () => now + below(8) * 500 - 2_000 + drift * made
  const orNull = <T>(value: T): T | null => (flag() ? value : null)
  const some = (of: readonly string[]) => (flag() ? [] : [...new Set(someOf(of, 3))])

  const options = { projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 1 } as const
  const plain = await createEmulator(options)
  const { bytes } = plain.exportDatabase()
  plain.close()
  const stored = { database: bytes, commits: [] }
  const store = openStore({ sql: await initSqlJs(), stored, commitLog: null, onCommit: () => undefined })
  const common = (id: string) => {
    made += 1
    return { projectId: 'demo', id, createdAt: instant(), updatedAt: instant() }
  }
  const numbers = Array.from({ length: count }, (_value, at) => at)
  const idOf = (at: number) => `${oneOf(['a', 'B', 'z', '0'])}${at}`

  const { result } = store.commit(() => {
    const users = numbers.map((at) => {
      const user = store.users.insert({
        ...common(idOf(at)),
        name: orNull(text()),
        email: orNull(`${text()}${at}@example.test`),
        phone: orNull(`+155555${10_000 + at}`),
        emailVerification: flag(),
        phoneVerification: flag(),
        emailCanonical: null,
        emailIsFree: null,
        emailIsDisposable: null,
        emailIsCorporate: null,
        emailIsCanonical: null,
        password: null,
        hash: null,
        hashOptions: null,
        passwordUpdate: orNull(instant()),
        passwordHistory: [],
        registration: instant(),
        status: flag(),
        labels: some(['beta', 'Beta', 'x1']),
        mfa: false,
        mfaRecoveryCodes: [],
        prefs: {},
        accessedAt: orNull(instant()),
        impersonator: flag(),
        search: '',
        resetDue: false,
        note: '',
      })
      if (doubles === true) store.users.insert({ ...user, projectId: 'other' })
      return user
    })
    const teams = numbers.map((at) =>
      store.teams.insert({ ...common(idOf(at)), name: text(), total: below(4), prefs: {}, search: '' }),
    )
    const member = (at: number, userId: string, teamId: string) =>
      store.memberships.insert({
        ...common(`m${at}`),
        userId,
        teamId,
        roles: some(roles),
        invited: instant(),
        joined: orNull(instant()),
        confirm: flag(),
        secret: '',
        isCreator: false,
        search: '',
      })
    const [user, team] = [oneOf(users), oneOf(teams)]
    const ofTeam = users.map(({ id }, at) => member(at, id, team.id))
    const ofUser = teams.filter(({ id }) => id !== team.id).map(({ id }, at) => member(count + at, user.id, id))
    const targets = numbers.map((at) =>
      store.targets.insert({
        ...common(`t${at}`),
        userId: user.id,
        name: text(),
        providerId: orNull(oneOf(['mail', 'push'])),
        providerType: oneOf(['email', 'sms', 'push'] as const),
        identifier: `${text()}${at}`,
        sessionId: null,
        expired: flag(),
      }),
    )
    const identities = numbers.map((at) =>
      store.identities.insert({
        ...common(`i${at}`),
        userId: oneOf(users).id,
        provider: oneOf(['github', 'google', 'apple']),
        providerUid: `${text()}${at}`,
        providerEmail: text(),
        providerAccessToken: '',
        providerAccessTokenExpiry: orNull(instant()),
        providerRefreshToken: '',
      }),
    )
    const list = (route: string, name: string, rows: readonly JsonObject[]): RecordList => ({
      route,
      path: route.replace('/v1', '').replace(':userId', user.id).replace(':teamId', team.id),
      name,
      rows,
    })
    const membershipsOfUser = [...ofTeam.filter(({ userId }) => userId === user.id), ...ofUser]
    return [
      list('/v1/users', 'users', users.map(fields)),
      list('/v1/teams', 'teams', teams.map(fields)),
      list('/v1/teams/:teamId/memberships', 'memberships', ofTeam.map(fields)),
      list('/v1/users/:userId/memberships', 'memberships', membershipsOfUser.map(fields)),
      list('/v1/users/:userId/targets', 'targets', targets.map(fields)),
      list('/v1/users/identities', 'identities', identities.map(fields)),
    ]
  })
  const { bytes: seeded } = store.database.export()
  store.database.close()
  const emulator = await createEmulator({
    ...options,
    ...emulatorOptions,
    stored: { database: seeded, commits: [] },
  })
  return { world: worldOf(emulator), lists: result }
}

function fields(row: object): JsonObject {
  return { ...row }
}

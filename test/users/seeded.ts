/** A world whose data file holds records that take many calls to make, such as identities, or that none makes. */
import initSqlJs from 'sql.js'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { sha256Hex } from '../../src-shared/domain/secrets.ts'
import { openStore, type Store } from '../../src-shared/store/store.ts'
import type { Authenticator } from '../../src-shared/store/tables/authenticators.ts'
import type { Challenge } from '../../src-shared/store/tables/challenges.ts'
import type { Identity } from '../../src-shared/store/tables/identities.ts'
import type { Token } from '../../src-shared/store/tables/tokens.ts'
import { frozenAt, type World, worldOf } from '../support/world.ts'

export interface Records {
  readonly identities?: readonly Partial<Identity>[]
  readonly authenticators?: readonly Partial<Authenticator>[]
  readonly challenges?: readonly Partial<Challenge>[]
  readonly tokens?: readonly Partial<Token>[]
}

const options = { projectId: 'demo', clock: 'frozen', now: frozenAt, seed: 1 } as const

export async function worldWith(records: Records): Promise<World> {
  const { identities = [], authenticators = [], challenges = [], tokens = [] } = records
  const now = Date.parse(frozenAt)
  const base = (id: string) => ({ projectId: 'demo', id, userId: 'grace', createdAt: now, updatedAt: now })
  return worldAfter(await createEmulator(options), (store) => {
    identities.forEach((identity, at) =>
      store.identities.insert({
        ...base(`identity${at}`),
        provider: 'github',
        providerUid: `uid${at}`,
        providerEmail: '',
        providerAccessToken: 'access',
        providerAccessTokenExpiry: null,
        providerRefreshToken: 'refresh',
        ...identity,
      }),
    )
    authenticators.forEach((authenticator, at) =>
      store.authenticators.insert({
        ...base(`authenticator${at}`),
        type: 'totp',
        secret: 'JBSWY3DPEHPK3PXP',
        verified: true,
        ...authenticator,
      }),
    )
    challenges.forEach((challenge, at) =>
      store.challenges.insert({
        ...base(`challenge${at}`),
        factor: 'custom',
        code: '123456',
        expire: now + 3_600_000,
        outcome: null,
        ...challenge,
      }),
    )
    tokens.forEach(({ secret = 'secret', ...token }, at) =>
      store.tokens.insert({
        projectId: 'demo',
        id: `token${at}`,
        userId: 'grace',
        createdAt: now,
        type: 8,
        secret,
        secretHash: sha256Hex(secret),
        expire: now + 3_600_000,
        ip: '127.0.0.1',
        userAgent: '',
        ...token,
      }),
    )
  })
}

/** The emulator's database with a change that no call makes, opened again. */
export async function worldAfter(emulator: Emulator, change: (store: Store) => void): Promise<World> {
  const { bytes } = emulator.exportDatabase()
  emulator.close()
  const store = openStore({
    sql: await initSqlJs(),
    stored: { database: bytes, commits: [] },
    commitLog: null,
    onCommit: () => undefined,
  })
  store.commit(() => change(store))
  const { bytes: changed } = store.database.export()
  store.database.close()
  return worldOf(await createEmulator({ ...options, stored: { database: changed, commits: [] } }))
}

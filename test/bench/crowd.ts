/** An emulator with many users: written through the store in large transactions, which takes seconds instead of minutes. */
import initSqlJs from 'sql.js'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { emailFields, searchText } from '../../src-shared/domain/user.ts'
import { openStore, type Store } from '../../src-shared/store/store.ts'

const usersInTransaction = 5_000
export const start = Date.parse('2026-01-01T00:00:00Z')
/** Every user is made a second after the one before. */
export const timeOf = (at: number) => start + at * 1_000

/** How many users have what is rare, however many there are. */
export const rare = 20

export async function crowd(size: number): Promise<Emulator> {
  const plain = await createEmulator({ projectId: 'demo', seed: 1 })
  const { bytes } = plain.exportDatabase()
  plain.close()
  const stored = { database: bytes, commits: [] }
  const store = openStore({ sql: await initSqlJs(), stored, commitLog: null, onCommit: () => undefined })
  for (let first = 0; first < size; first += usersInTransaction) {
    store.commit(() => {
      for (let at = first; at < Math.min(size, first + usersInTransaction); at += 1) insertUser(store, at, size)
    })
  }
  const filled = store.database.export().bytes
  store.database.close()
  return createEmulator({ projectId: 'demo', seed: 1, stored: { database: filled, commits: [] } })
}

function insertUser(store: Store, at: number, size: number): void {
  // Spread evenly, so that they do not lie together.
  const isRare = at % Math.floor(size / rare) === 0
  const email = `u${at}@example.test`
  const person = {
    id: `u${at}`,
    email,
    // Scattered, so that the order of names is not that of their creation.
    name: `${isRare ? 'Grace' : 'User'} mark${(at * 7_919) % size}`,
    phone: `+1${5_550_000_000 + at}`,
    labels: isRare ? ['beta', 'rare'] : at % 10 === 0 ? ['beta'] : [],
  }
  store.users.insert({
    projectId: 'demo',
    createdAt: timeOf(at),
    updatedAt: timeOf(at),
    emailVerification: at % 2 === 0,
    phoneVerification: at % 3 === 0,
    ...emailFields(email, new Set()),
    password: null,
    hash: 'argon2',
    hashOptions: null,
    passwordUpdate: at % 2 === 0 ? timeOf(at) : null,
    passwordHistory: [],
    registration: timeOf(at),
    status: !isRare,
    mfa: false,
    mfaRecoveryCodes: [],
    prefs: {},
    accessedAt: at % 2 === 0 ? timeOf(at) : null,
    impersonator: isRare,
    resetDue: false,
    note: '',
    ...person,
    search: searchText(person),
  })
  const target = { projectId: 'demo', id: `t${at}`, userId: person.id, createdAt: timeOf(at), updatedAt: timeOf(at) }
  const rest = { name: '', providerId: null, providerType: 'email', sessionId: null, expired: false } as const
  store.targets.insert({ ...target, ...rest, identifier: email })
}

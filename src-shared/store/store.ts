/** The store: every table, one transaction, replay at start, undo. */
import type { SqlJsStatic } from 'sql.js'
import { type Change, type CommitLog, isSameRecord, type Row, type StoredState } from './change.ts'
import { type Database, openDatabase } from './database.ts'
import { migrate } from './migrations.ts'
import { replay } from './replay.ts'
import { emptyDatabase, prepareSchema, readVersion, schemaVersion } from './schema.ts'
import { bindTable, type Table } from './table.ts'
import { projects, type ProjectRecord } from './tables/projects.ts'
import { keys, type KeyRecord } from './tables/keys.ts'
import { users, type User } from './tables/users.ts'
import { sessions, type Session } from './tables/sessions.ts'
import { targets, type Target } from './tables/targets.ts'
import { identities, type Identity } from './tables/identities.ts'
import { tokens, type Token } from './tables/tokens.ts'
import { authenticators, type Authenticator } from './tables/authenticators.ts'
import { challenges, type Challenge } from './tables/challenges.ts'
import { teams, type Team } from './tables/teams.ts'
import { memberships, type Membership } from './tables/memberships.ts'
import { providers, type Provider } from './tables/providers.ts'
import { messages, type Message } from './tables/messages.ts'
import { heldMessages, type HeldMessage } from './tables/held-messages.ts'
import { logs, type Log } from './tables/logs.ts'
import { oauth2Answers, type OAuth2AnswerRecord } from './tables/oauth2-answers.ts'
import { simulation, type Simulation } from './tables/simulation.ts'

/** Just what may be done to any table without knowing its record. */
export type AnyTable = Pick<
  Table<{ readonly sequence: number }>,
  'name' | 'columns' | 'columnNames' | 'unique' | 'apply' | 'read' | 'rows' | 'holder'
> & {
  decode(sequence: number, row: Row): object
}

export interface Store {
  readonly projects: Table<ProjectRecord>
  readonly keys: Table<KeyRecord>
  readonly users: Table<User>
  readonly sessions: Table<Session>
  readonly targets: Table<Target>
  readonly identities: Table<Identity>
  readonly tokens: Table<Token>
  readonly authenticators: Table<Authenticator>
  readonly challenges: Table<Challenge>
  readonly teams: Table<Team>
  readonly memberships: Table<Membership>
  readonly providers: Table<Provider>
  readonly messages: Table<Message>
  readonly heldMessages: Table<HeldMessage>
  readonly logs: Table<Log>
  readonly oauth2Answers: Table<OAuth2AnswerRecord>
  readonly simulation: Table<Simulation>
  /** Every table, for what goes for any of them. */
  readonly tables: readonly AnyTable[]
  /** All or nothing; see `Database.transaction`. */
  commit<T>(work: () => T): { readonly result: T; readonly changes: readonly Change[] }
  /** As a record with its fields decoded, for the inspector. */
  decode(table: string, sequence: number, row: Row): Readonly<Record<string, unknown>>
  /** Puts back what `changes` found; null when one of the rows has changed since. */
  undo(changes: readonly Change[]): readonly Change[] | null
  /** True when `undo` would put every row back. */
  isUndoable(changes: readonly Change[]): boolean
  readonly database: Database
}

export interface StoreOptions {
  readonly sql: SqlJsStatic
  readonly stored: StoredState | null
  readonly commitLog: CommitLog | null
  /** Told of the changes of every transaction once it is committed. */
  onCommit(changes: readonly Change[]): void
}

export function openStore({ sql, stored, commitLog, onCommit }: StoreOptions): Store {
  // While commits of the log are replayed they are in the log already, so nothing is appended.
  let replaying = true
  const given = stored?.database ?? null
  const database = openDatabase({
    sql,
    bytes: given ?? emptyDatabase(sql),
    commitLog: { append: (commit) => (replaying ? undefined : commitLog?.append(commit)) },
  })
  const version = given === null ? schemaVersion : readVersion(database)
  const commits = stored?.commits ?? []
  const isOlder = version < schemaVersion
  if (isOlder) migrate(database, version, commits)
  if (given !== null) prepareSchema(database)
  const store = {
    projects: bindTable(projects, database),
    keys: bindTable(keys, database),
    users: bindTable(users, database),
    sessions: bindTable(sessions, database),
    targets: bindTable(targets, database),
    identities: bindTable(identities, database),
    tokens: bindTable(tokens, database),
    authenticators: bindTable(authenticators, database),
    challenges: bindTable(challenges, database),
    teams: bindTable(teams, database),
    memberships: bindTable(memberships, database),
    providers: bindTable(providers, database),
    messages: bindTable(messages, database),
    heldMessages: bindTable(heldMessages, database),
    logs: bindTable(logs, database),
    oauth2Answers: bindTable(oauth2Answers, database),
    simulation: bindTable(simulation, database),
  }
  const byName: Readonly<Record<string, AnyTable>> = store

  function table(name: string): AnyTable {
    const found = byName[name]
    if (found === undefined) throw new Error(`The log names the table ${name}, which this version does not have.`)
    return found
  }

  if (isOlder) for (const { indexWords } of Object.values(store)) indexWords()
  replay(database, commits, ({ table: name, sequence, after }) => table(name).apply(sequence, after))
  replaying = false

  function isUndoable(changes: readonly Change[]): boolean {
    const last = new Map(changes.map((change) => [`${change.table} ${change.sequence}`, change]))
    return (
      changes.length > 0 &&
      [...last.values()].every((change) => {
        const own = table(change.table)
        return isSameRecord(own, own.read(change.sequence), change.after)
      })
    )
  }

  return {
    ...store,
    tables: Object.values(byName),
    database,
    commit(work) {
      // Inside another one it is part of that, which tells of all its changes at its end.
      const isPart = database.isOpen
      const done = database.transaction(work)
      if (!isPart && done.changes.length > 0) onCommit(done.changes)
      return done
    },
    decode: (name, sequence, row) => ({ ...table(name).decode(sequence, row) }),
    isUndoable,
    undo(changes) {
      if (!isUndoable(changes)) return null
      const undone = database.transaction(() => {
        for (const change of changes.toReversed()) table(change.table).apply(change.sequence, change.before)
      }).changes
      onCommit(undone)
      return undone
    },
  }
}

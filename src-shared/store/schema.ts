/** The version of the database file, and the tables of today. */
import type { SqlJsStatic } from 'sql.js'
import { type Database, openDatabase } from './database.ts'
import { projects } from './tables/projects.ts'
import { keys } from './tables/keys.ts'
import { users } from './tables/users.ts'
import { sessions } from './tables/sessions.ts'
import { targets } from './tables/targets.ts'
import { identities } from './tables/identities.ts'
import { tokens } from './tables/tokens.ts'
import { authenticators } from './tables/authenticators.ts'
import { challenges } from './tables/challenges.ts'
import { teams } from './tables/teams.ts'
import { memberships } from './tables/memberships.ts'
import { providers } from './tables/providers.ts'
import { messages } from './tables/messages.ts'
import { heldMessages } from './tables/held-messages.ts'
import { logs } from './tables/logs.ts'
import { oauth2Answers } from './tables/oauth2-answers.ts'
import { simulation } from './tables/simulation.ts'
import { createTable } from './table.ts'

/** Counts up with every change of a table; `migrations.ts` has the way there. A file from a newer version is refused. */
export const schemaVersion = 3

export class NewerSchemaError extends Error {
  constructor(found: number) {
    super(
      `The data file has schema version ${found}, and this Offwrite reads up to ${schemaVersion}. ` +
        'Use the Offwrite that wrote it or a newer one, or start with another file.',
    )
    this.name = 'NewerSchemaError'
  }
}

export class DamagedDatabaseError extends Error {
  constructor(found: string) {
    super(`The database is damaged: ${found}.`)
    this.name = 'DamagedDatabaseError'
  }
}

/** The version that a database was written with. Refuses what this version cannot read. */
export function readVersion(database: Database): number {
  const found = Number(database.first('PRAGMA user_version')?.[0] ?? 0)
  if (found > schemaVersion) throw new NewerSchemaError(found)
  const soundness = String(database.first('PRAGMA quick_check(1)')?.[0])
  if (soundness !== 'ok') throw new DamagedDatabaseError(soundness)
  return found
}

const emptyDatabases = new WeakMap<SqlJsStatic, Uint8Array>()

/** A new database, its tables made. Opening it takes a tenth of making them, so it is made once for each sql.js. */
export function emptyDatabase(sql: SqlJsStatic): Uint8Array {
  const bytes = emptyDatabases.get(sql) ?? makeEmptyDatabase(sql)
  emptyDatabases.set(sql, bytes)
  return bytes
}

/** Of this version, made before: the library comes with one. */
export function keepEmptyDatabase(sql: SqlJsStatic, bytes: Uint8Array): void {
  emptyDatabases.set(sql, bytes)
}

function makeEmptyDatabase(sql: SqlJsStatic): Uint8Array {
  const database = openDatabase({ sql, bytes: null, commitLog: null })
  prepareSchema(database)
  const { bytes } = database.export()
  database.close()
  return bytes
}

/** Makes what is missing. */
export function prepareSchema(database: Database): void {
  database.run('BEGIN')
  // Of a table with a few rows, to have the table of the statistics, which each `createTable` fills.
  database.run('ANALYZE "meta"')
  database.run('DELETE FROM "sqlite_stat1"')
  createTable(projects, database)
  createTable(keys, database)
  createTable(users, database)
  createTable(sessions, database)
  createTable(targets, database)
  createTable(identities, database)
  createTable(tokens, database)
  createTable(authenticators, database)
  createTable(challenges, database)
  createTable(teams, database)
  createTable(memberships, database)
  createTable(providers, database)
  createTable(messages, database)
  createTable(heldMessages, database)
  createTable(logs, database)
  createTable(oauth2Answers, database)
  createTable(simulation, database)
  database.run(`PRAGMA user_version = ${schemaVersion}`)
  database.run('COMMIT')
  database.run('ANALYZE "sqlite_schema"')
}

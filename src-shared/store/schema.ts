/** The version of the database file, and the way from older ones. */
import type { Database } from './database.ts'
import { keys, projects, sessions, targets, users } from './tables.ts'
import { createTable } from './table.ts'

/** Counts up with every change of a table. A file from a newer version is refused. */
export const schemaVersion = 1

export class NewerSchemaError extends Error {
  constructor(found: number) {
    super(
      `The data file has schema version ${found}, and this Offwrite reads up to ${schemaVersion}. ` +
        'Use the Offwrite that wrote it or a newer one, or start with another file.',
    )
    this.name = 'NewerSchemaError'
  }
}

export function prepareSchema(database: Database): void {
  const found = Number(database.first('PRAGMA user_version')?.[0] ?? 0)
  if (found > schemaVersion) throw new NewerSchemaError(found)
  createTable(projects, database)
  createTable(keys, database)
  createTable(users, database)
  createTable(sessions, database)
  createTable(targets, database)
  database.run(`PRAGMA user_version = ${schemaVersion}`)
}

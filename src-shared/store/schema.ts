/** The version of the database file, and the way from older ones. */
import type { Database } from './database.ts'
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
import { logs } from './tables/logs.ts'
import { oauth2Answers } from './tables/oauth2-answers.ts'
import { simulation } from './tables/simulation.ts'
import { createTable } from './table.ts'

/** Counts up with every change of a table. A file from a newer version is refused. */
export const schemaVersion = 2

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
  createTable(logs, database)
  createTable(oauth2Answers, database)
  createTable(simulation, database)
  database.run('ANALYZE "sqlite_schema"')
  database.run(`PRAGMA user_version = ${schemaVersion}`)
}

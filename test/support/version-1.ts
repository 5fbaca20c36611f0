/** A data file as the first Offwrite left it, its last commits in the log: kept as text, so that one sees what is in it. */
import { readFileSync } from 'node:fs'
import initSqlJs from 'sql.js'

const folder = new URL('../store/version-1/', import.meta.url)

/** The session of `grace`, until 2027. */
export const sessionOfGrace = Buffer.from(
  JSON.stringify({
    id: 'grace',
    secret:
      '8ac3ff2e3b1ea06d8003cb9369b8003db8de8400510b9d9d7e0ecca7f51bd0e45257ab233fd893acc48cc08434e0082f9851d71218f19d5ca7c100adcd03865897b045f2de79dac348913bc9ccb0e888db89eebbf1081c97fe9d7fa0ad2a6df08085eb7208b47b14c5a7a88fa0e6a95ca86abfe75f984b8a6cb3612c2edaaf8c',
  }),
).toString('base64')

export async function version1Database(): Promise<Uint8Array> {
  const sql = await initSqlJs()
  const database = new sql.Database()
  database.exec(readFileSync(new URL('database.sql', folder), 'utf8'))
  const bytes = database.export()
  database.close()
  return bytes
}

/** Renames `grace`, makes `ada`, makes and deletes `gone`, invites `linus@example.test`. */
export const version1Log = readFileSync(new URL('log.txt', folder))

/** Starts SQLite from the bytes that come with the library, or from those that were handed in. */
import initSqlJs, { type SqlJsStatic } from 'sql.js'
import { keepEmptyDatabase } from './schema.ts'

/** `wasm`: URL or bytes of the WebAssembly file of sql.js. */
export async function startSqlite(wasm: string | ArrayBuffer | undefined): Promise<SqlJsStatic> {
  if (!('WebAssembly' in globalThis)) {
    throw new Error(
      'createEmulator: this JavaScript engine has no WebAssembly, as that of React Native. ' +
        'Start a server with "offwrite serve" and use connect of offwrite/testing.',
    )
  }
  if (typeof wasm === 'string') return initSqlJs({ locateFile: () => wasm })
  if (wasm !== undefined) return initSqlJs({ wasmBinary: wasm })
  // In a module of its own: who hands a file in does not load it.
  const { emptyDatabaseCopy, sqliteCopy } = await import('./sqlite-copy.ts')
  const bytes = await sqliteCopy
  const sql = await initSqlJs(bytes === null ? {} : { wasmBinary: bytes.buffer })
  const database = await emptyDatabaseCopy
  if (database !== null) keepEmptyDatabase(sql, database)
  return sql
}

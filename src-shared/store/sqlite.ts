/** Starts SQLite from the copy that comes with the library, or from the file that was handed in. */
import initSqlJs, { type SqlJsConfig, type SqlJsStatic } from 'sql.js'
import { unpack } from './unpack.ts'
import { emptyDatabaseBytes } from './empty-database.ts'
import { keepEmptyDatabase } from './schema.ts'
import { type Imports, webAssembly, type WebAssemblyEngine } from './web-assembly.ts'

/** `wasm`: URL or bytes of the WebAssembly file of sql.js. */
export async function startSqlite(wasm: string | ArrayBuffer | undefined): Promise<SqlJsStatic> {
  const engine = webAssembly()
  const [sql, database] = await Promise.all([startSqlJs(engine, wasm), unpackEmptyDatabase()])
  if (database !== null) keepEmptyDatabase(sql, database)
  return sql
}

function startSqlJs(engine: WebAssemblyEngine, wasm: string | ArrayBuffer | undefined): Promise<SqlJsStatic> {
  if (typeof wasm === 'string') return initSqlJs({ locateFile: () => wasm })
  if (wasm !== undefined) return initSqlJs({ wasmBinary: wasm })
  // The sources have no copy: sql.js looks for its file itself.
  return emptyDatabaseBytes === null ? initSqlJs() : startCopy(engine)
}

async function startCopy(engine: WebAssemblyEngine): Promise<SqlJsStatic> {
  // In a module of its own: who hands a file in does not load it.
  const compiling = import('./sqlite-copy.ts').then(({ sqliteModule }) => sqliteModule)
  // What Vite makes of an import asks for the file a moment later, and sql.js keeps the page busy while it gets ready.
  await Promise.resolve()
  const config: SqlJsConfig = {
    instantiateWasm(imports, start) {
      void instantiate(imports).then(start, config.onAbort)
      return undefined
    },
  }
  const instantiate = async (imports: Imports) => engine.instantiate(await compiling, imports)
  const [sql] = await Promise.all([initSqlJs(config), compiling])
  return sql
}

let emptyDatabase: Promise<Uint8Array> | null = null

function unpackEmptyDatabase(): Promise<Uint8Array> | null {
  if (emptyDatabaseBytes === null) return null
  emptyDatabase ??= unpack(emptyDatabaseBytes)
  return emptyDatabase
}

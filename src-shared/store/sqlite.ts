/** Starts SQLite from the bytes that come with the library, or from those that were handed in. */
import initSqlJs, { type SqlJsStatic } from 'sql.js'

/** `wasm`: URL or bytes of the WebAssembly file of sql.js. */
export async function startSqlite(wasm: string | ArrayBuffer | undefined): Promise<SqlJsStatic> {
  if (typeof wasm === 'string') return initSqlJs({ locateFile: () => wasm })
  // In a module of its own: who hands a file in does not load it.
  const bytes = wasm ?? (await (await import('./sqlite-copy.ts')).sqliteCopy)
  return initSqlJs(bytes === null ? {} : { wasmBinary: bytes })
}

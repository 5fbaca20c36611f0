/** Puts SQLite's WebAssembly into the built library. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './tool.ts'

export function packSqlite(library: string): void {
  const wasm = readFileSync(join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'))
  const packed = gzipSync(wasm, { level: 9 }).toString('base64')
  writeFileSync(join(library, 'store', 'sqlite-bytes.js'), `export const sqliteBytes = '${packed}'\n`)
}

/** Puts SQLite's WebAssembly into the built library, and the database that every emulator starts from. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import zopfli from '@gfx/zopfli'
import initSqlJs from 'sql.js'
import { emptyDatabase } from '../../src-shared/store/schema.ts'
import { root } from './tool.ts'

/** `library`: the folder with what the compiler made. */
export async function packSqlite(library: string): Promise<void> {
  const wasm = readFileSync(join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'))
  const packed = { sqliteBytes: await pack(wasm), emptyDatabaseBytes: await pack(emptyDatabase(await initSqlJs())) }
  const lines = Object.entries(packed).map(([name, text]) => `export const ${name} = '${text}'\n`)
  writeFileSync(join(library, 'store', 'sqlite-bytes.js'), lines.join(''))
}

/** Zopfli takes a second and makes a twentieth less than gzip; a second pass would find nothing more. */
async function pack(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await zopfli.gzipAsync(bytes, { numiterations: 1 })).toString('base64')
}

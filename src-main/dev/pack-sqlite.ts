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
  write('sqlite-bytes', 'sqliteBytes', await pack(wasm))
  write('empty-database', 'emptyDatabaseBytes', await pack(emptyDatabase(await initSqlJs())))

  function write(module: string, name: string, text: string): void {
    writeFileSync(join(library, 'store', `${module}.js`), `export const ${name} = '${text}'\n`)
  }
}

/** Zopfli takes a second and makes a twentieth less than gzip; a second pass would find nothing more. */
async function pack(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await zopfli.gzipAsync(bytes, { numiterations: 1 })).toString('base64')
}

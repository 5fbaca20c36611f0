/** The SQLite that comes with the library: unpacked and compiled once, for every emulator of a process. */
import { unpack } from './unpack.ts'
import { sqliteBytes } from './sqlite-bytes.ts'
import { webAssembly } from './web-assembly.ts'

export const sqliteModule: Promise<WebAssembly.Module> = unpack(sqliteBytes).then((bytes) =>
  webAssembly().compile(bytes),
)

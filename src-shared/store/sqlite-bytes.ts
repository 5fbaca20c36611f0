/**
 * SQLite's WebAssembly and a database whose tables are made, gzipped and in base64, so that no bundler has to find a file
 * and no page has to be told of one. The build of the library writes them here; from the sources there are none: sql.js
 * looks for its file itself, and the tables are made at the first start.
 */
export const sqliteBytes: string | null = null
export const emptyDatabaseBytes: string | null = null

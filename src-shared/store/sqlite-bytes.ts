/**
 * SQLite's WebAssembly, gzipped and in base64, so that no bundler has to find a file and no page has to be told of one.
 * The build of the library writes it here; from the sources there is none.
 */
export const sqliteBytes = ''

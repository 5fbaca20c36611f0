/**
 * A database whose tables are made, gzipped and in base64: opening it takes a tenth of making them. The build of the
 * library writes it here; null from the sources, where they are made at the first start.
 */
export const emptyDatabaseBytes: string | null = null

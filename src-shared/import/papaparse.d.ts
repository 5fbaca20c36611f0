/** The part of Papa Parse that is used: the types that others wrote for it need those of Node. */
declare module 'papaparse' {
  interface Parsed {
    readonly data: readonly (readonly string[])[]
    readonly errors: readonly { readonly code: string; readonly message: string; readonly row?: number }[]
  }
  interface PapaParse {
    parse(text: string, options: { readonly delimiter: string; readonly preview?: number }): Parsed
    unparse(rows: readonly (readonly string[])[], options: { readonly newline: string }): string
  }
  const papaParse: PapaParse
  export default papaParse
}

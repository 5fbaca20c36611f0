/** hash-wasm in parts, so that a page that never checks such a hash does not load what checks it. */
declare module 'hash-wasm/dist/bcrypt.umd.min.js' {
  import type { bcryptVerify } from 'hash-wasm'
  const parts: { readonly bcryptVerify: typeof bcryptVerify }
  export default parts
}

declare module 'hash-wasm/dist/scrypt.umd.min.js' {
  import type { scrypt } from 'hash-wasm'
  const parts: { readonly scrypt: typeof scrypt }
  export default parts
}

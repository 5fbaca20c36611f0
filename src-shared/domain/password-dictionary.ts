/** The most common passwords, which a project may refuse (setting `authPasswordDictionary`). */

export interface PasswordDictionary {
  /** Some 200 kB on the wire: a chunk of its own, fetched when a project asks for it. */
  load(): Promise<void>
  /** Exact, as on the server; ask after `load`. */
  includes(password: string): boolean
}

const size = 10_000

export function createPasswordDictionary(): PasswordDictionary {
  let words: ReadonlySet<string> | null = null
  return {
    async load() {
      if (words !== null) return
      // Emulator: the ranked list of zxcvbn-ts in place of the server's, which is of the same size.
      const { dictionary } = await import('@zxcvbn-ts/language-common')
      words = new Set(dictionary['passwords-common'].slice(0, size))
    },
    includes(password) {
      if (words === null) throw new Error('The dictionary of passwords is asked before it is loaded.')
      return words.has(password)
    },
  }
}

/** A command line, variable or config file that cannot be followed: says which word, and what would do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

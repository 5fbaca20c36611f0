/** What users are called, the same everywhere. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

/** The first that is known. */
export function titleOf({ name, email, phone, id }: Named): string {
  return name || email || phone || `Anonymous ${id.slice(-6)}`
}

/** What stands dimmed after the title; `''` when the title already says it. */
export function detailOf({ name, email, phone }: Named): string {
  return name === '' ? (email === '' ? '' : phone) : email || phone
}

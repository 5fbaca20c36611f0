/** The head of a table, and which of its columns holds which field of a user. */

export interface UserField {
  readonly id: string
  readonly title: string
}

/** Fields that an import reads, as the file may name them. */
export const userFields: readonly UserField[] = [
  { id: 'id', title: 'ID' },
  { id: 'name', title: 'Name' },
  { id: 'email', title: 'Email' },
  { id: 'phone', title: 'Phone' },
  { id: 'password', title: 'Password' },
  { id: 'hash', title: 'Hash' },
  { id: 'hashOptions', title: 'Hash options' },
  { id: 'passwordUpdate', title: 'Password set' },
  { id: 'emailVerification', title: 'Email verified' },
  { id: 'phoneVerification', title: 'Phone verified' },
  { id: 'status', title: 'Status' },
  { id: 'labels', title: 'Labels' },
  { id: 'prefs', title: 'Preferences' },
  { id: 'mfa', title: 'MFA' },
  { id: 'impersonator', title: 'Impersonator' },
  { id: 'createdAt', title: 'Created' },
  { id: 'updatedAt', title: 'Updated' },
  { id: 'registration', title: 'Registered' },
  { id: 'accessedAt', title: 'Last active' },
  { id: 'identities', title: 'Identities' },
]

/** Column by column: the id of a field; `''` leaves the column out. */
export type Mapping = Readonly<Record<string, string>>

/** The names in the first line; what parts them is what parts them most, as the server sees it. */
export function headOf(text: string): readonly string[] {
  return [',', ';', '\t']
    .map((delimiter) => firstLine(text, delimiter))
    .reduce((best, cells) => (cells.length > best.length ? cells : best))
}

function firstLine(text: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (isQuoted && letter === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (!isQuoted && letter === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (!isQuoted && (letter === '\n' || letter === '\r')) break
    else cell += letter
  }
  return [...cells, cell]
}

/** What a column holds by its own name; null when that is no field. */
export function ownField(header: string): string | null {
  const name = header.trim().replace(/^\$/, '').toLowerCase()
  return userFields.find(({ id }) => id.toLowerCase() === name)?.id ?? null
}

/** As the columns name themselves, or nearly: `Mail`, `Full name`, `User ID`. */
export function guessMapping(head: readonly string[]): Mapping {
  const own = new Map(head.map((header) => [header, ownField(header) ?? '']))
  for (const header of head) {
    if (own.get(header) !== '') continue
    const guess = likelyNames.find(([pattern]) => pattern.test(header.trim()))?.[1]
    if (guess !== undefined && ![...own.values()].includes(guess)) own.set(header, guess)
  }
  return Object.fromEntries(own)
}

const likelyNames: readonly (readonly [RegExp, string])[] = [
  [/^(e-?mail|mail|e-?mail[ _-]?address)$/i, 'email'],
  [/^(full|display|user)?[ _-]?name$/i, 'name'],
  [/^(phone|tel|mobile)([ _-]?(no|number))?$/i, 'phone'],
  [/^(user[ _-]?|u)id$/i, 'id'],
  [/^(password[ _-]?hash|pass|pwd)$/i, 'password'],
  [/^(e-?mail[ _-]?verified|verified)$/i, 'emailVerification'],
  [/^phone[ _-]?verified$/i, 'phoneVerification'],
  [/^(tags|labels?)$/i, 'labels'],
  [/^(created|created[ _-]?at|joined|sign[ _-]?up)$/i, 'createdAt'],
]

/** For the call: only what the columns do not say themselves. A line of CSV, for a name may hold a comma. */
export function columnsText(mapping: Mapping): string {
  return Object.entries(mapping)
    .filter(([header, field]) => field !== '' && field !== ownField(header))
    .map(([header, field]) => quoted(`${field}:${header}`))
    .join(',')
}

function quoted(cell: string): string {
  return /[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

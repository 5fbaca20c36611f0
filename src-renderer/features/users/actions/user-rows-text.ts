/** Rows as text for other programs. */
import type { Subject } from './user-calls.ts'

function fieldsOf(user: Subject) {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    phone: user.phone,
    status: user.status,
    emailVerification: user.emailVerification,
    phoneVerification: user.phoneVerification,
    mfa: user.mfa,
    labels: user.labels,
    createdAt: user.createdAt,
  }
}

export function rowsAsJson(users: readonly Subject[]): string {
  return JSON.stringify(users.map(fieldsOf), null, 2)
}

/** With a head line, as the import reads it. */
export function rowsAsCsv(users: readonly Subject[]): string {
  const rows = users.map(fieldsOf)
  const head = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) =>
    Object.values(row).map((value) => (Array.isArray(value) ? value.join(' ') : String(value))),
  )
  return [head, ...lines].map((cells) => cells.map(cellText).join(',')).join('\r\n') + '\r\n'
}

function cellText(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

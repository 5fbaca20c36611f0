/** Which values are hidden until asked for: in the window and in what is handed on. */
const secretHeaders: readonly string[] = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-appwrite-key',
  'x-appwrite-jwt',
  'x-appwrite-session',
  'x-appwrite-dev-key',
  'x-fallback-cookies',
]

const secretFields = /^(password|oldPassword|secret|jwt|otp|token|phrase|providerAccessToken|providerRefreshToken)$/i

export const hidden = '••••••••'

export function isSecretHeader(name: string): boolean {
  return secretHeaders.includes(name.toLowerCase())
}

export function isSecretField(name: string): boolean {
  return secretFields.test(name)
}

/** The same value with its secrets hidden, however deep they are. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isSecretField(name) && typeof field === 'string' && field !== '' ? hidden : withoutSecrets(field),
    ]),
  )
}

export function holdsSecret(value: unknown): boolean {
  return JSON.stringify(withoutSecrets(value)) !== JSON.stringify(value)
}

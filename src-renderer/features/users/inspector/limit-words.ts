import type { RateLimitCounter } from '../../../../src-shared/contract/limits.ts'

interface Addressed {
  readonly id: string
  readonly email: string
  readonly phone: string
}

/** A key is `url:localhost:4280/v1/account/sessions/email,email:grace@example.test`. */
export function limitsOf(
  limits: readonly RateLimitCounter[],
  { id, email, phone }: Addressed,
): readonly RateLimitCounter[] {
  const names = [id, email, phone].filter((name) => name !== '')
  return limits.filter(({ key }) =>
    key
      .split(',')
      .slice(1)
      .some((part) => names.includes(part.slice(part.indexOf(':') + 1))),
  )
}

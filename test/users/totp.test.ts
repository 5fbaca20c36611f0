import { describe, expect, test } from 'vitest'
import { isTotpCode, newTotpSecret, totpAt, totpUri } from '../../src-shared/domain/totp.ts'
import { seededRandom } from '../../src-shared/simulate/random.ts'
import { newWorld } from '../support/world.ts'

/** `12345678901234567890`, the key of RFC 6238, appendix B. */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('TOTP', () => {
  // RFC 6238, appendix B, SHA-1: the last 6 of the 8 digits there.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s is %s', (seconds, code) => {
    expect(totpAt(key, seconds * 1000).code).toBe(code)
  })

  test('counts a step down and takes the current code only', () => {
    expect([0, 1, 29_999, 30_000].map((now) => totpAt(key, now).secondsLeft)).toEqual([30, 30, 1, 30])
    expect(isTotpCode(key, '287082', 59_999)).toBe(true)
    expect(isTotpCode(key, '287082', 60_000)).toBe(false)
    expect(isTotpCode(key, '287082', 29_999)).toBe(false)
    expect(isTotpCode(key, '', 59_999)).toBe(false)
  })

  test('makes secrets of 103 base32 characters that read back', () => {
    const secret = newTotpSecret(seededRandom(1))
    expect(secret).toMatch(/^[A-Z2-7]{103}$/)
    expect(totpAt(secret, 0).code).toMatch(/^\d{6}$/)
  })

  test('names issuer and user in its link, percent-encoded', () => {
    expect(totpUri({ issuer: 'My (app)', label: 'a+b@c.test', secret: key })).toBe(
      `otpauth://totp/My%20%28app%29%3Aa%2Bb%40c.test?issuer=My%20%28app%29&secret=${key}`,
    )
  })
})

describe('control: an authenticator', () => {
  const path = '/projects/demo/users/ada/totp'

  test('is enrolled, tells its code at emulator time, and counts as a factor', async () => {
    const { control, server } = await newWorld()
    await server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
    const missing = await control('GET', path)
    expect([missing.status, missing.body.hint], missing.story).toEqual([404, 'Enrol one with PUT to the same address.'])
    const made = await control('PUT', path, { secret: 'gezd gnbv gy3t qojq gezd gnbv gy3t qojq' })
    expect(made.status, made.story).toBe(200)
    const now = Date.parse('2026-03-01T12:00:00.000Z')
    expect(made.body).toEqual({
      userId: 'ada',
      secret: key,
      uri: `otpauth://totp/demo%3Aada%40example.test?issuer=demo&secret=${key}`,
      verified: true,
      code: totpAt(key, now).code,
      secondsLeft: 30,
      nextCode: totpAt(key, now + 30_000).code,
    })
    expect((await control('GET', path)).body).toEqual(made.body)
    expect((await server('GET', '/users/ada/mfa/factors')).body.totp).toBe(true)
    const renewed = await control('PUT', path, { verified: false })
    expect([renewed.body.verified, renewed.body.secret === key]).toEqual([false, false])
    expect((await server('GET', '/users/ada/mfa/factors')).body.totp).toBe(false)
    expect((await server('DELETE', '/users/ada/mfa/authenticators/totp')).status).toBe(204)
    expect((await control('GET', path)).status).toBe(404)
  })

  test('needs a user and a secret that is one', async () => {
    const { control, server } = await newWorld()
    expect((await control('PUT', path, {})).status).toBe(404)
    await server('POST', '/users', { userId: 'ada' })
    for (const secret of ['', 'short', '1'.repeat(32), 'A'.repeat(257), 7]) {
      expect((await control('PUT', path, { secret })).status).toBe(400)
    }
  })
})

/** The name of a project, and its mail server, where others see them. */
import { expect, test } from 'vitest'
import { must } from '../teams/people.ts'
import { newWorld } from '../support/world.ts'

test('name: mails, SMS and authenticators have the one that the project has now', async () => {
  const { call, control, signedIn } = await newWorld({ projectName: 'First' })
  must(await control('PATCH', '/projects/demo', { name: 'Second' }))
  const { session } = await signedIn()
  must(await call('POST', '/account/tokens/email', { body: { userId: 'grace', email: 'grace@example.test' } }))
  must(await call('POST', '/account/tokens/phone', { body: { userId: 'ada', phone: '+15555550100' } }))
  const { body } = must(await control('GET', '/inbox'))
  expect(body.messages).toMatchObject([
    { channel: 'email', fromName: 'Second', subject: 'OTP for Second Login' },
    { channel: 'sms', fromName: 'Second', text: expect.stringContaining('Second') },
  ])
  const totp = must(await call('POST', '/account/mfa/authenticators/totp', { session }))
  expect(String(totp.body.uri)).toMatch(/^otpauth:\/\/totp\/Second%3Agrace%40example\.test\?issuer=Second&/)
})

test('smtp: servers read it with the project, but for its password', async () => {
  const { server, control } = await newWorld()
  const smtp = {
    enabled: true,
    host: 'mail.example.test',
    port: 587,
    username: 'shop',
    password: 'hush',
    secure: 'tls',
  }
  must(await control('PATCH', '/projects/demo', { smtp }))
  expect(must(await server('GET', '/project')).body).toMatchObject({
    smtpEnabled: true,
    smtpHost: 'mail.example.test',
    smtpPort: 587,
    smtpUsername: 'shop',
    smtpPassword: '',
    smtpSecure: 'tls',
  })
})

import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })

test('sign-in methods: each says whether it is on and which calls hang on it', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authPhone: false })
  const { methods } = await clientOf(world).signInMethods('demo')
  expect(methods).toEqual([
    { setting: 'authEmailPassword', isOn: true, calls: ['account.create', 'account.createEmailPasswordSession'] },
    { setting: 'authUsersAuthMagicURL', isOn: true, calls: ['account.createMagicURLToken'] },
    { setting: 'authEmailOtp', isOn: true, calls: ['account.createEmailToken'] },
    { setting: 'authAnonymous', isOn: true, calls: ['account.createAnonymousSession'] },
    { setting: 'authInvites', isOn: true, calls: ['teams.createMembership'] },
    { setting: 'authJWT', isOn: true, calls: ['account.createJWT'] },
    {
      setting: 'authPhone',
      isOn: false,
      calls: expect.arrayContaining(['account.createPhoneToken', 'account.createPhoneVerification']),
    },
  ])
})

test('sign-in methods: a provider is on until it is switched off; a strict emulator waits for its credentials', async () => {
  const github = async (world: World) => {
    const { providers } = await clientOf(world).signInMethods('demo')
    return providers.find(({ key }) => key === 'github')
  }
  const lenient = await newWorld()
  expect(await github(lenient)).toEqual({ key: 'github', name: 'GitHub', isOn: true })
  await lenient.control('PATCH', '/projects/demo', { oAuthProviders: [{ key: 'github', enabled: false }] })
  expect(await github(lenient)).toMatchObject({ isOn: false })

  const strict = await newWorld({ strict: true })
  expect(await github(strict)).toMatchObject({ isOn: false })
  const given = { key: 'github', enabled: true, appId: 'id', secret: 'text' }
  await strict.control('PATCH', '/projects/demo', { oAuthProviders: [given] })
  expect(await github(strict)).toMatchObject({ isOn: true })
})

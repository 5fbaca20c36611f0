/** What only apps of people do: push targets. */
import { expect } from 'vitest'
import { expectError, signUpAndIn } from './people.ts'
import type { PageCalls, Scenario } from './scene.ts'

export const deviceScenarios: readonly Scenario<PageCalls>[] = [
  {
    name: 'registers a device for push messages, renews its token and takes it away',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      const target = await account.createPushTarget({ targetId: 'phone', identifier: 'device-token' })
      expect(target).toMatchObject({ $id: 'phone', providerType: 'push', identifier: 'device-token', expired: false })
      const again = account.createPushTarget({ targetId: 'phone', identifier: 'device-token' })
      await expectError(again, 409, 'user_target_already_exists')
      const renewed = await account.updatePushTarget({ targetId: 'phone', identifier: 'new-token' })
      expect(renewed.identifier).toBe('new-token')
      await account.deletePushTarget({ targetId: 'phone' })
      expect((await account.get()).targets.map(({ $id }) => $id)).not.toContain('phone')
      await expectError(account.deletePushTarget({ targetId: 'phone' }), 404, 'user_target_not_found')
    },
  },
]

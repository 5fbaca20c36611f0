/** The fixtures of Vitest, with options. */
import { Account, Client } from 'appwrite'
import { expect } from 'vitest'
import { createTest } from '../../src-shared/vitest/node.ts'

const test = createTest({ endpoint: 'http://shop.invalid/v1', projectId: 'shop', now: '2027-01-31T09:00:00.000Z' })

test('vitest: options choose the project, the time and the endpoint', async ({ emulator, signIn }) => {
  expect([emulator.projectId, emulator.endpoint]).toEqual(['shop', 'http://shop.invalid/v1'])
  expect(await emulator.clock.now()).toEqual(new Date('2027-01-31T09:00:00.000Z'))
  await emulator.users.create({ userId: 'ada' })
  await signIn('ada')
  const shop = new Account(new Client().setEndpoint(emulator.endpoint).setProject('shop'))
  expect((await shop.get()).$id).toBe('ada')
})

/** The way that matters: a file of Firebase into a running server, and the user of production signs in with an app. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { runningHost } from '../sdk/running-host.ts'
import { firebaseConfig, firebasePassword, firebaseUser } from '../support/import-file.ts'

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

test('SDK: a user of a Firebase export signs in with the password of the published test vector', async () => {
  await using server = await runningHost()
  const { endpoint, projectId } = server.host
  const client = createControlClient({ origin: new URL(endpoint).origin, fetch, schedule: () => () => undefined })
  const report = await client.import(JSON.stringify({ users: [firebaseUser] }), {
    format: 'firebase',
    projectId,
    hashConfig: firebaseConfig,
  })
  expect(report).toMatchObject({ state: 'done', taken: 1, refused: [] })
  const { email } = firebaseUser
  const account = server.webAccount()
  await expect(account.createEmailPasswordSession({ email, password: 'user2password' })).rejects.toMatchObject({
    code: 401,
  })
  const session = await account.createEmailPasswordSession({ email, password: firebasePassword })
  expect(session).toMatchObject({ userId: firebaseUser.localId, provider: 'email' })
  expect(await client.exportUsers(projectId, 'csv')).toContain(`\r\n${firebaseUser.localId},${email},`)
  await expect(client.exportUsers('none', 'csv')).rejects.toMatchObject({ code: 404, type: 'project_not_found' })
})

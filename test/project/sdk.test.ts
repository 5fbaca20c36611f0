/** The calls of `project` that are about auth, through the official server SDK against a running server. */
import { Client, Project, ProjectAuthMethodId, ProjectPolicyId, Query } from 'node-appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runningHost, type TestHost } from '../sdk/running-host.ts'

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

function projectOf({ host: { endpoint, projectId, apiKey } }: TestHost): Project {
  return new Project(new Client().setEndpoint(endpoint).setProject(projectId).setKey(apiKey))
}

test('server SDK: every policy is changed, read and listed', async () => {
  await using server = await runningHost()
  const project = projectOf(server)
  const before = (await project.listPolicies()).policies
  await project.updatePasswordDictionaryPolicy({ enabled: true })
  await project.updatePasswordHistoryPolicy({ total: 5 })
  const strength = await project.updatePasswordStrengthPolicy({ min: 10, number: true })
  expect(strength).toMatchObject({ $id: 'password-strength', min: 10, number: true, symbols: false })
  await project.updatePasswordPersonalDataPolicy({ enabled: true })
  await project.updateSessionAlertPolicy({ enabled: true })
  await project.updateSessionDurationPolicy({ duration: 3600 })
  await project.updateSessionInvalidationPolicy({ enabled: false })
  await project.updateSessionLimitPolicy({ total: 2 })
  await project.updateUserLimitPolicy({ total: 100 })
  await project.updateMembershipPrivacyPolicy({ userName: true })
  await project.updateDenyAliasedEmailPolicy({ enabled: true })
  await project.updateDenyDisposableEmailPolicy({ enabled: true })
  await project.updateDenyFreeEmailPolicy({ enabled: true })
  await project.updateDenyCorporateEmailPolicy({ enabled: true })
  const { total, policies } = await project.listPolicies()
  expect([total, policies.length]).toEqual([15, 15])
  for (const policyId of Object.values(ProjectPolicyId)) {
    const policy = await project.getPolicy({ policyId })
    expect(policies.find(({ $id }) => $id === policyId)).toEqual(policy)
    expect(before).not.toContainEqual(policy)
  }
  const part = await project.listPolicies({ queries: [Query.offset(14), Query.limit(5)] })
  expect(part.policies).toEqual([{ $id: 'deny-corporate-email', enabled: true }])
})

test('server SDK: ways to sign in are switched, and read with the project', async () => {
  await using server = await runningHost()
  const project = projectOf(server)
  await project.updateAuthMethod({ methodId: ProjectAuthMethodId.Anonymous, enabled: false })
  const { $id, authMethods } = await project.get()
  expect([$id, authMethods.filter(({ enabled }) => !enabled).map((method) => method.$id)]).toEqual([
    'demo',
    ['anonymous'],
  ])
  await expect(server.webAccount().createAnonymousSession()).rejects.toMatchObject({
    type: 'user_auth_method_unsupported',
  })
})

test('server SDK: mock phones are made, changed and deleted', async () => {
  await using server = await runningHost()
  const project = projectOf(server)
  const number = '+15555550100'
  const made = await project.createMockPhone({ number, otp: '123456' })
  expect(await project.getMockPhone({ number })).toEqual(made)
  expect((await project.updateMockPhone({ number, otp: '000000' })).otp).toBe('000000')
  expect((await project.listMockPhones()).mockNumbers.map((one) => one.number)).toEqual([number])
  await project.deleteMockPhone({ number })
  expect((await project.listMockPhones()).total).toBe(0)
})

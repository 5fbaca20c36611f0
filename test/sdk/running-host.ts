/** A server of its own for one test, with nothing on disk, and official clients of it. */
import { Account, Client } from 'appwrite'
import { Account as ServerAccount, Client as ServerClient, Users } from 'node-appwrite'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'

export const password = 'correct horse'

export interface TestHost extends AsyncDisposable {
  readonly host: RunningHost
  /** As an app in a browser has it. */
  webAccount(): Account
  /** With the API key that has every scope. */
  users(): Users
  /** As server-side rendering has it: a session in a header, no key. Without `secret`: a guest. */
  sessionAccount(secret?: string): ServerAccount
}

export async function runningHost(): Promise<TestHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null })
  const { endpoint, projectId, apiKey } = host
  const serverClient = () => new ServerClient().setEndpoint(endpoint).setProject(projectId)
  return {
    host,
    webAccount: () => new Account(new Client().setEndpoint(endpoint).setProject(projectId)),
    users: () => new Users(serverClient().setKey(apiKey)),
    sessionAccount: (secret) =>
      new ServerAccount(secret === undefined ? serverClient() : serverClient().setSession(secret)),
    [Symbol.asyncDispose]: () => host.close(),
  }
}

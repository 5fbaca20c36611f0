/** Writers that remember what the server acknowledged, and the check that all of it is still there. */
import { expect } from 'vitest'
import { callApi, type ApiClient } from '../host/api-client.ts'

/** What one user must look like. `sent` may be newer than `acknowledged`: that answer never arrived. */
interface Expectation {
  readonly id: string
  acknowledgedRound: number
  sentRound: number
  readonly sessions: Set<string>
}

export interface Workload {
  /** Writes until the server is gone. */
  run(client: ApiClient): Promise<void>
  /** Fails when a write that was acknowledged since the last check is missing, or half a transaction is there. */
  checkRecent(client: ApiClient): Promise<void>
  /** The same for every write of the whole workload. */
  checkAll(client: ApiClient): Promise<void>
  readonly acknowledged: () => number
}

interface WireUser {
  readonly $id: string
  readonly email: string
  readonly prefs: { readonly round?: number; readonly copy?: number }
  readonly targets: readonly { readonly identifier: string }[]
}

export function createWorkload(): Workload {
  const users: Expectation[] = []
  let checkedUsers = 0
  /** Sign-ups without an answer: they may be there or not. */
  const unanswered = new Set<string>()
  let acknowledged = 0
  let nextUser = 0

  async function signUp(client: ApiClient): Promise<Expectation> {
    const id = `user-${(nextUser += 1)}`
    unanswered.add(id)
    const body = { userId: id, email: `${id}@example.com`, password: 'correct horse' }
    expect((await callApi(client, 'POST', '/users', body)).status).toBe(201)
    unanswered.delete(id)
    const user = { id, acknowledgedRound: 0, sentRound: 0, sessions: new Set<string>() }
    users.push(user)
    acknowledged += 1
    return user
  }

  async function openSession(client: ApiClient, user: Expectation): Promise<string> {
    const answer = await callApi(client, 'POST', `/users/${user.id}/sessions`)
    const session: { readonly $id: string; readonly secret: string } = await answer.json()
    expect(answer.status).toBe(201)
    user.sessions.add(session.$id)
    acknowledged += 1
    return session.secret
  }

  async function updatePrefs(client: ApiClient, user: Expectation, secret: string): Promise<void> {
    const round = user.sentRound + 1
    user.sentRound = round
    const answer = await fetch(`${client.endpoint}/account/prefs`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-Appwrite-Project': 'demo', 'X-Appwrite-Session': secret },
      body: JSON.stringify({ prefs: { round, filling: 'x'.repeat(round * 37), copy: round } }),
    })
    await answer.text()
    expect(answer.status).toBe(200)
    user.acknowledgedRound = round
    acknowledged += 1
  }

  return {
    acknowledged: () => acknowledged,
    async run(client) {
      try {
        for (;;) {
          const user = await signUp(client)
          const secret = await openSession(client, user)
          for (let round = 0; round < 4; round += 1) await updatePrefs(client, user, secret)
        }
      } catch (error) {
        // A call that fails on its way is what the kill looks like; a wrong status is not.
        if (!(error instanceof TypeError)) throw error
      }
    },
    async checkRecent(client) {
      // Every life of the server makes users of its own, so those before the last check were not touched since.
      await checkUsers(client, users.slice(checkedUsers))
      checkedUsers = users.length
      for (const id of unanswered) {
        const answer = await callApi(client, 'GET', `/users/${id}`)
        if (answer.status !== 404) expectWhole(await answer.json())
      }
      unanswered.clear()
    },
    checkAll: (client) => checkUsers(client, users),
  }
}

async function checkUsers(client: ApiClient, users: readonly Expectation[]): Promise<void> {
  for (let at = 0; at < users.length; at += 8) {
    await Promise.all(users.slice(at, at + 8).map((user) => checkUser(client, user)))
  }
}

async function checkUser(client: ApiClient, user: Expectation): Promise<void> {
  const answer = await callApi(client, 'GET', `/users/${user.id}`)
  expect([user.id, answer.status]).toEqual([user.id, 200])
  const found: WireUser = await answer.json()
  expectWhole(found)
  const { round = 0, copy = 0 } = found.prefs
  expect(round).toBeGreaterThanOrEqual(user.acknowledgedRound)
  expect(round).toBeLessThanOrEqual(user.sentRound)
  expect(copy).toBe(round)
  const list = await callApi(client, 'GET', `/users/${user.id}/sessions`)
  const { sessions }: { readonly sessions: readonly { readonly $id: string }[] } = await list.json()
  expect(sessions.map((session) => session.$id)).toEqual(expect.arrayContaining([...user.sessions]))
  // What is on disk now has to stay, also when its answer never arrived.
  user.sentRound = round
  user.acknowledgedRound = round
}

/** A sign-up writes the user and the target of the e-mail address in one transaction: both are there, or none. */
function expectWhole(user: WireUser): void {
  expect(user.email).toBe(`${user.$id}@example.com`)
  expect(user.targets.map((target) => target.identifier)).toEqual([user.email])
}

/** The few calls that host tests need, without an SDK: they are about sockets and files. */

export interface ApiClient {
  readonly endpoint: string
  readonly apiKey: string
}

const project = { 'X-Appwrite-Project': 'demo' }

export function callApi(
  { endpoint, apiKey }: ApiClient,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${endpoint}${path}`, {
    method,
    headers: { ...project, 'X-Appwrite-Key': apiKey, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

export function createUser(client: ApiClient, userId: string): Promise<Response> {
  return callApi(client, 'POST', '/users', { userId, name: userId })
}

/** Ids of all users, in the order of their creation. */
export async function listUserIds(client: ApiClient): Promise<readonly string[]> {
  const query = encodeURIComponent(JSON.stringify({ method: 'limit', values: [5000] }))
  const response = await callApi(client, 'GET', `/users?queries[]=${query}`)
  const body: { readonly users: readonly { readonly $id: string }[] } = await response.json()
  return body.users.map((user) => user.$id)
}

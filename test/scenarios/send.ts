/** A call from beside the app, over a socket. */
import type { Reply, Sent } from './scene.ts'

export async function sendTo(origin: string, { method, path, headers, body }: Sent): Promise<Reply> {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { ...headers },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

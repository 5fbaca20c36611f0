/** A call from beside the app to an emulator of the same process. */
import type { Emulator } from '../../src-shared/emulator.ts'
import type { Reply, Sent } from './scene.ts'

export async function sendInProcess(
  emulator: Pick<Emulator, 'fetch'>,
  { method, path, headers, body }: Sent,
): Promise<Reply> {
  const response = await emulator.fetch(
    new Request(`http://localhost${path}`, {
      method,
      headers: { ...headers },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return { status: response.status, text: await response.text() }
}

/** A running host whose clock stands, so that no code ends on its way. */
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { sendTo } from './send.ts'

export async function startFrozenHost(): Promise<RunningHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null })
  const { status, text } = await sendTo(host.url, {
    method: 'PUT',
    path: '/__emulator/clock',
    headers: { 'content-type': 'application/json' },
    body: { mode: 'frozen' },
  })
  if (status !== 200) throw new Error(`The clock runs on: ${text}`)
  return host
}

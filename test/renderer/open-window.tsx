/** The whole window in the page, over an emulator of its own without a socket. */
import '../../src-renderer/styles/index.css'
import { createRoot } from 'react-dom/client'
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { App } from '../../src-renderer/app.tsx'
import { createServices } from '../../src-renderer/data/services.ts'
import { createKeyboard } from '../../src-renderer/keyboard/keyboard.ts'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'

export interface OpenWindow extends AsyncDisposable {
  readonly emulator: Emulator
  /** As an app would call; with `key` as a server would. */
  call(method: string, path: string, body?: unknown, key?: 'key'): Promise<Response>
}

/** Resolves when the window is to have its answer, by the path that it asked for. */
export type Delay = (path: string) => Promise<void> | undefined

/** `hash` is the address to start at, for example `#/requests`. */
export async function openWindow(hash: string, delay: Delay = () => undefined): Promise<OpenWindow> {
  const emulator = await createEmulator({ wasm, clock: 'frozen', now: '2026-03-01T12:00:00.000Z', seed: 1 })
  history.replaceState(null, '', hash)
  const element = document.body.appendChild(document.createElement('div'))
  element.style.height = '100vh'
  document.body.style.margin = '0'
  const services = createServices({
    origin: '',
    async fetch(path, init) {
      await delay(path)
      return emulator.fetch(new Request(new URL(path, 'http://localhost'), init))
    },
    hostNow: () => Date.now(),
  })
  const keyboard = createKeyboard({ isMac: false, hasSingleKeys: () => true })
  const root = createRoot(element)
  root.render(<App services={services} keyboard={keyboard} />)
  return {
    emulator,
    call: (method, path, body, key) =>
      emulator.fetch(
        new Request(new URL(path, 'http://localhost'), {
          method,
          headers: {
            'content-type': 'application/json',
            'x-appwrite-project': 'demo',
            ...(key === undefined ? {} : { 'x-appwrite-key': emulator.apiKey }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    async [Symbol.asyncDispose]() {
      root.unmount()
      element.remove()
      services.connection.close()
      history.replaceState(null, '', '#')
      emulator.close()
    },
  }
}

export const password = 'correct horse'

/** Signs up a user and blocks them; answers the id of the sign-in that is then refused. */
export async function blockedSignIn(window: OpenWindow): Promise<string> {
  const email = 'grace@example.test'
  await window.call('POST', '/v1/account', { userId: 'grace', email, password, name: 'Grace Hopper' })
  await window.call('PATCH', '/v1/users/grace/status', { status: false }, 'key')
  const refused = await window.call('POST', '/v1/account/sessions/email', { email, password })
  return refused.headers.get('x-emulator-request-id') ?? ''
}

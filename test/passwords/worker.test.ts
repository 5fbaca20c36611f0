/** Costly hashes run beside everything else. */
import { expect, test } from 'vitest'
import { createHashWorkerPool } from '../../src-main/host/hash-worker-pool.ts'
import { startHost } from '../../src-main/host/index.ts'
import { callApi } from '../host/api-client.ts'
import { serveCli } from '../host/cli-process.ts'
import { newWorld } from '../support/world.ts'

const ada = { userId: 'ada', email: 'ada@example.test', password: 'correct horse' }
const cheap = { type: 'argon2', memory_cost: 64, time_cost: 1, threads: 1 } as const
const salt = new Uint8Array(16)

test('host: pings are answered while a hash at production cost is made', async () => {
  const host = await startHost({ port: 0, data: null, uiFolder: null, passwordCost: 'production' })
  let isMade = false
  const made = callApi(host, 'POST', '/users', ada).finally(() => (isMade = true))
  let answered = 0
  while (!isMade) {
    const ping = await callApi(host, 'GET', '/ping')
    expect(await ping.text()).toBe('Pong!')
    if (!isMade) answered += 1
  }
  const user = await (await made).json()
  await host.close()
  expect(user.password).toMatch(/^\$argon2id\$v=19\$m=65536,t=4,p=3\$/)
  expect(user.hashOptions).toEqual({ type: 'argon2', memory_cost: 65536, time_cost: 4, threads: 3 })
  // A hash in the same thread lets none through but those that were under way when it began.
  expect(answered).toBeGreaterThanOrEqual(10)
})

test('host: a sign-in is answered while another waits for a costly imported hash', async () => {
  const host = await startHost({ port: 0, data: null, uiFolder: null })
  const slow = '$2y$14$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'
  await callApi(host, 'POST', '/users/bcrypt', { ...ada, userId: 'slow', email: 'slow@example.test', password: slow })
  await callApi(host, 'POST', '/users', ada)
  const order: string[] = []
  const signIn = async (email: string) => {
    const { status } = await callApi(host, 'POST', '/account/sessions/email', { email, password: ada.password })
    order.push(`${email} ${status}`)
  }
  await Promise.all([signIn('slow@example.test'), signIn(ada.email)])
  await host.close()
  expect(order).toEqual(['ada@example.test 201', 'slow@example.test 401'])
})

test('pool: answers every task with its own result, in no more threads than it may have', async () => {
  const pool = createHashWorkerPool(2)
  const passwords = Array.from({ length: 12 }, (_, index) => `password ${index}`)
  const hashes = await Promise.all(passwords.map((password) => pool.hash(password, salt, cheap)))
  expect(new Set(hashes).size).toBe(passwords.length)
  const stored = hashes.map((password) => ({ hash: 'argon2', hashOptions: {}, password }))
  const own = await Promise.all(stored.map((entry, index) => pool.verify(passwords[index] ?? '', entry)))
  const others = await Promise.all(stored.map((entry, index) => pool.verify(passwords[index - 1] ?? '', entry)))
  expect([new Set(own), new Set(others)]).toEqual([new Set([true]), new Set([false])])
  expect(pool.size()).toBe(2)
  await pool.close()
})

test('pool: what cannot be hashed is rejected with the reason, and the thread goes on', async () => {
  const pool = createHashWorkerPool(1)
  await expect(pool.hash('password', new Uint8Array(1), cheap)).rejects.toThrow('Salt should be at least 8 bytes long')
  expect(await pool.hash('password', salt, cheap)).toMatch(/^\$argon2id\$/)
  expect(pool.size()).toBe(1)
  await pool.close()
})

test('pool: a thread that ends rejects what it was at, and the next task gets a new one', async () => {
  const pool = createHashWorkerPool(1)
  const lost = pool.hash('password', salt, { ...cheap, memory_cost: 65536, time_cost: 4 })
  await Promise.all([expect(lost).rejects.toThrow('has ended'), pool.close()])
  expect(pool.size()).toBe(0)
  expect(await pool.hash('password', salt, cheap)).toMatch(/^\$argon2id\$/)
  await pool.close()
})

test('emulator: hash options tell the cost that each way of making a user has', async () => {
  for (const [passwordCost, account, preset] of [
    ['cheap', { memory_cost: 1024, time_cost: 1, threads: 1 }, { memory_cost: 1024, time_cost: 1, threads: 1 }],
    ['production', { memory_cost: 65536, time_cost: 4, threads: 3 }, { memory_cost: 7168, time_cost: 5, threads: 1 }],
  ] as const) {
    const { server, call } = await newWorld({ passwordCost })
    const made = await server('POST', '/users', ada)
    expect(made.body.hashOptions).toEqual({ type: 'argon2', ...account })
    const { memory_cost: memory, time_cost: passes, threads } = account
    expect(made.body.password).toContain(`$m=${memory},t=${passes},p=${threads}$`)
    const { body } = await call('POST', '/account/sessions/anonymous')
    const anonymous = await server('GET', `/users/${String(body.userId)}`)
    expect(anonymous.body.hashOptions).toEqual({ type: 'argon2', ...preset })
  }
})

test('emulator: hashes where its host says', async () => {
  const asked: string[] = []
  const hasher = {
    hash: (password: string) => Promise.resolve(`hash of ${password}`),
    verify(given: string, stored: { readonly password: string }) {
      asked.push(`${given} against ${stored.password}`)
      return Promise.resolve(true)
    },
  }
  const { signedIn } = await newWorld({ hasher })
  await signedIn()
  expect(asked).toEqual(['correct horse against hash of correct horse'])
})

test('cli: --password-cost production hashes in the built thread, and ends cleanly', async () => {
  const cli = await serveCli(['--memory', '--password-cost', 'production'])
  const user = await (await callApi(cli, 'POST', '/users', ada)).json()
  expect(user.hashOptions).toEqual({ type: 'argon2', memory_cost: 65536, time_cost: 4, threads: 3 })
  expect((await callApi(cli, 'POST', '/account/sessions/email', ada)).status).toBe(201)
  cli.process.kill('SIGTERM')
  expect((await cli.finished).code).toBe(0)
})

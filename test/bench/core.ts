/** What a request costs, and that it does not grow with the number of users: `npm run bench`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { openDataFile } from '../../src-main/host/data-file.ts'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { measure, type Work } from './measure.ts'

const byEmail = '{"method":"equal","attribute":"email","values":["u42@example.test"]}'
const few = 100
const many = 20_000

const bare = new Hono()
bare.get('/v1/ping', (context) => context.text('Pong!'))

const small = await crowd(few)
const large = await crowd(many)
const memory = await createEmulator({ seed: 1 })
const folder = mkdtempSync(join(tmpdir(), 'offwrite-bench-'))
const { dataFile, stored } = openDataFile(join(folder, 'bench.db'))
const onDisk = await createEmulator({ seed: 1, stored, commitLog: dataFile.commitLog })
await dataFile.attach(onDisk)

const lines = [
  await measure({
    name: 'Everything around a handler: GET /v1/ping',
    base: { label: 'bare Hono', run: async () => bare.request('http://localhost/v1/ping') },
    measured: calls('Offwrite', small, 'GET', () => '/ping'),
    reads: 'Routing, gates, trace and log. The budget is 3 ms a request.',
  }),
  await grows('users.get', () => '/users/u42'),
  await grows('users.list, 25 rows', () => '/users'),
  await grows('users.list without total, 25 rows', () => '/users?total=false'),
  await grows('users.list, search of one user', () => '/users?search=%22mark42%22'),
  await grows('users.list, by email', () => `/users?queries[]=${encodeURIComponent(byEmail)}`),
  await measure({
    name: 'A write: users.create',
    base: created('in memory', memory),
    measured: created('with a data file', onDisk),
    reads: 'The log record is written before the answer leaves. Near 1 is good.',
  }),
]
process.stdout.write(`${lines.join('\n\n')}\n`)
await dataFile.close()
for (const emulator of [small, large, memory, onDisk]) emulator.close()
rmSync(folder, { recursive: true })

function grows(name: string, path: () => string): Promise<string> {
  return measure({
    name: `${name}: ${many} users against ${few}`,
    base: calls(`${few} users`, small, 'GET', path),
    measured: calls(`${many} users`, large, 'GET', path),
    reads: 'Cost must not grow with the table. Near 1 is good.',
  })
}

function calls(label: string, emulator: Emulator, method: string, path: () => string, body?: () => object): Work {
  return {
    label,
    async run() {
      const response = await emulator.fetch(
        new Request(`http://localhost/v1${path()}`, {
          method,
          headers: {
            'x-appwrite-project': 'demo',
            'x-appwrite-key': emulator.apiKey,
            'content-type': 'application/json',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body()) }),
        }),
      )
      if (!response.ok) throw new Error(`${method} ${path()} answered ${response.status}: ${await response.text()}`)
      await response.text()
    },
  }
}

function created(label: string, emulator: Emulator): Work {
  return calls(
    label,
    emulator,
    'POST',
    () => '/users',
    () => ({ userId: 'unique()', name: 'Grace Hopper' }),
  )
}

async function crowd(size: number): Promise<Emulator> {
  const emulator = await createEmulator({ seed: 1 })
  let next = 0
  const { run } = calls(
    'crowd',
    emulator,
    'POST',
    () => '/users',
    () => {
      next += 1
      return { userId: `u${next}`, email: `u${next}@example.test`, name: `User mark${next}` }
    },
  )
  for (let count = 0; count < size; count += 1) await run()
  return emulator
}

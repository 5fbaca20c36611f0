/** What a suite pays for the kit, in milliseconds: the same work in Node and in a page. */
import { Account, Client } from 'appwrite'
import type { RequestHandler } from 'msw'
import type { createEmulator } from '../../src-shared/index.ts'
import type { handlers } from '../../src-shared/msw/index.ts'

export interface Library {
  readonly createEmulator: typeof createEmulator
  readonly handlers: typeof handlers
}

export interface KitCosts {
  readonly firstStart: number
  /** What the first start took of the processor, however busy the machine is. */
  readonly firstStartWork: number
  readonly laterStart: number
  readonly reset: number
  readonly restore: number
  readonly call: number
}

const rounds = 15

/** `listen` is that of MSW and answers how to end it; `work` tells what this thread has taken of the processor. */
export async function kitCosts(
  { createEmulator, handlers }: Library,
  work: () => number | Promise<number>,
  listen: (handlers: readonly RequestHandler[]) => Promise<() => void | Promise<void>>,
): Promise<KitCosts> {
  const options = { clock: 'frozen', seed: 1 } as const
  const [workBefore, began] = [await work(), performance.now()]
  const emulator = await createEmulator(options)
  const firstStart = performance.now() - began
  const firstStartWork = (await work()) - workBefore
  const laterStart = await timeOf(nothing, async () => (await createEmulator(options)).close())

  const signUp = async () => {
    const { userId } = await emulator.users.create()
    await emulator.as(userId)
  }
  const reset = await timeOf(signUp, () => emulator.reset())

  for (let count = 0; count < 100; count += 1) await emulator.users.create({ password: null })
  const hundred = emulator.snapshot()
  const restore = await timeOf(
    () => emulator.reset(),
    () => emulator.restore(hundred),
  )

  const end = await listen(handlers(emulator))
  const account = new Account(new Client().setEndpoint('http://localhost/v1').setProject(emulator.projectId))
  await account.createAnonymousSession()
  const call = await timeOf(nothing, () => account.get())
  await end()
  emulator.close()
  return { firstStart, firstStartWork, laterStart, reset, restore, call }
}

const nothing = () => Promise.resolve()

/** The median round; what `prepare` takes is not counted. */
async function timeOf(prepare: () => Promise<void>, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await prepare()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
}

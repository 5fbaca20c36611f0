/** What a suite pays for the kit, in milliseconds: the same work in Node and in a page. */
import { Account, Client } from 'appwrite'
import type { RequestHandler } from 'msw'
import type { createEmulator } from '../../src-shared/index.ts'
import type { handlers } from '../../src-shared/msw/index.ts'

export interface Library {
  readonly createEmulator: typeof createEmulator
  readonly handlers: typeof handlers
}

/** Milliseconds. */
export interface Cost {
  readonly time: number
  /** What it took of the processor, however busy the machine is. */
  readonly work: number
}

export interface KitCosts {
  readonly laterStart: number
  readonly reset: number
  readonly restore: number
  readonly call: number
}

const rounds = 15
const options = { clock: 'frozen', seed: 1 } as const

/** For a page or a process that is new; `work` tells what it has taken of the processor. */
export async function firstStart(
  { createEmulator }: Pick<Library, 'createEmulator'>,
  work: () => number | Promise<number>,
): Promise<Cost> {
  const [workBefore, began] = [await work(), performance.now()]
  await createEmulator(options)
  const time = performance.now() - began
  return { time, work: (await work()) - workBefore }
}

/** `listen` is that of MSW and answers how to end it. */
export async function kitCosts(
  { createEmulator, handlers }: Library,
  listen: (handlers: readonly RequestHandler[]) => Promise<() => void | Promise<void>>,
): Promise<KitCosts> {
  const emulator = await createEmulator(options)
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
  return { laterStart, reset, restore, call }
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

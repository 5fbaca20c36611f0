/** The page that `kit-page.ts` builds and opens: the documented use of MSW mode, and a user who signs up and in. */
import { Account, Client } from 'appwrite'
import { setupWorker } from 'msw/browser'
import { createEmulator } from '../../../src-shared/index.ts'
import { handlers } from '../../../src-shared/msw/index.ts'
import { firstStart, kitCosts } from '../kit-costs.ts'

/** What a first test does: the bytes that a page loads are counted after it. */
async function play(): Promise<string> {
  const emulator = await createEmulator({ clock: 'frozen', seed: 1 })
  const worker = setupWorker(...handlers(emulator))
  await worker.start({ quiet: true })
  const account = new Account(new Client().setEndpoint('http://localhost/v1').setProject('demo'))
  const [email, password] = ['grace@example.test', 'correct horse']
  await account.create({ userId: 'grace', email, password })
  await account.createEmailPasswordSession({ email, password })
  await account.createEmailVerification({ url: location.origin })
  const { userId, secret } = await emulator.inbox.waitFor({ to: email })
  await account.updateEmailVerification({ userId: userId ?? '', secret: secret ?? '' })
  const { emailVerification } = await account.get()
  await emulator.clock.advance('1h')
  await emulator.reset()
  await worker.stop()
  emulator.close()
  return emailVerification ? 'verified' : 'not verified'
}

const start = (work: () => Promise<number>) => firstStart({ createEmulator }, work)

const costs = () =>
  kitCosts({ createEmulator, handlers }, async (all) => {
    const worker = setupWorker(...all)
    await worker.start({ quiet: true })
    return async () => worker.stop()
  })

Object.assign(globalThis, { play, start, costs })

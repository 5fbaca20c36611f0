/** What each consumer of the package does, as text of a script. */

/** Signs up, verifies, signs out and in; leaves `$id` and `emailVerification`. */
export const journey = `
  const person = { email: 'grace@example.test', password: 'correct horse battery' }
  await account.create({ userId: 'grace', ...person })
  await account.createEmailPasswordSession(person)
  await account.createEmailVerification({ url: 'http://localhost/verify' })
  const { userId, secret } = await emulator.inbox.waitFor({ to: person.email, kind: 'verification' })
  await account.updateEmailVerification({ userId, secret })
  await account.deleteSession({ sessionId: 'current' })
  await account.createEmailPasswordSession(person)
  const { $id, emailVerification } = await account.get()
`

/** The app, with a host that does not exist. */
export const sdk = `
import { Account, Client } from 'appwrite'
const account = new Account(new Client().setEndpoint('http://appwrite.invalid/v1').setProject('demo'))
`

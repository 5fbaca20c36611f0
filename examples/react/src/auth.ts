/** What the app does with Appwrite, without a page. */
import { Account, AppwriteException, AuthenticationFactor, Client, ID, type Models, type OAuthProvider } from 'appwrite'

export const endpoint = import.meta.env.VITE_APPWRITE_ENDPOINT ?? 'http://localhost:4280/v1'
export const projectId = import.meta.env.VITE_APPWRITE_PROJECT_ID ?? 'demo'

export const account = new Account(new Client().setEndpoint(endpoint).setProject(projectId))

export type Who =
  | { readonly state: 'guest' }
  | { readonly state: 'second-factor' }
  | { readonly state: 'user'; readonly user: Models.User }

export async function whoIsThere(): Promise<Who> {
  try {
    return { state: 'user', user: await account.get() }
  } catch (error) {
    if (!(error instanceof AppwriteException)) throw error
    if (error.type === 'user_more_factors_required') return { state: 'second-factor' }
    return { state: 'guest' }
  }
}

/** `home` is where the pages of the app are: links in mails lead there. */
export async function signUp(email: string, password: string, home: string): Promise<void> {
  await account.create({ userId: ID.unique(), email, password })
  await account.createEmailPasswordSession({ email, password })
  await account.createEmailVerification({ url: `${home}/verify` })
}

export async function signIn(email: string, password: string): Promise<void> {
  await account.createEmailPasswordSession({ email, password })
}

export async function signInWithCode(code: string): Promise<void> {
  const { $id } = await account.createMFAChallenge({ factor: AuthenticationFactor.Totp })
  await account.updateMFAChallenge({ challengeId: $id, otp: code })
}

/** A page leaves for the provider, and comes back to `/oauth` with a user and a secret. */
export function leaveFor(provider: OAuthProvider, home: string): string {
  const address = account.createOAuth2Token({ provider, success: `${home}/oauth`, failure: `${home}/` })
  return String(address)
}

export async function forgot(email: string, home: string): Promise<void> {
  await account.createRecovery({ email, url: `${home}/recovery` })
}

/** What the links of mails and the way back from a provider carry. */
export interface Proof {
  readonly userId: string
  readonly secret: string
}

export function proofOf({ searchParams }: URL): Proof {
  return { userId: searchParams.get('userId') ?? '', secret: searchParams.get('secret') ?? '' }
}

export async function recover(proof: Proof, password: string): Promise<void> {
  await account.updateRecovery({ ...proof, password })
}

/** Who is there when the app starts, and what is to be said. */
export interface Start {
  readonly who: Who
  readonly message: string
}

/** Does what the address asks for first: a link of a mail was followed, or a provider has sent the browser back. */
export async function arrive(address: URL): Promise<Start> {
  let message = ''
  try {
    if (address.pathname === '/verify') await account.updateEmailVerification(proofOf(address))
    if (address.pathname === '/oauth') await account.createSession(proofOf(address))
  } catch (error) {
    message = messageOf(error)
  }
  return { who: await whoIsThere(), message }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Calls that one looks for first, then all others of the API. */
import type { Suggestion } from '../../ui/suggest-field.tsx'

const first: readonly Suggestion[] = [
  { id: 'account.createEmailPasswordSession', detail: 'sign in with a password' },
  { id: 'account.createSession', detail: 'sign in with a code or link' },
  { id: 'account.create', detail: 'sign up' },
  { id: 'account.get', detail: 'who is signed in' },
  { id: 'account.createEmailToken', detail: 'send a code by email' },
  { id: 'account.createOAuth2*', detail: 'sign in with OAuth2' },
  { id: 'account.*', detail: 'all of account' },
  { id: 'users.*', detail: 'all of users' },
  { id: 'teams.*', detail: 'all of teams' },
]

export function callSuggestions(calls: readonly string[]): readonly Suggestion[] {
  const named = new Set(first.map(({ id }) => id))
  return [...first, ...calls.filter((call) => !named.has(call)).map((id) => ({ id, detail: '' }))]
}

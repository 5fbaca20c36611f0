/** What faults do, as one chooses it. */
import type { FaultKind } from '../../../src-shared/contract/faults.ts'
import type { SelectOption } from '../../ui/select.tsx'

export const effectOptions: readonly SelectOption<FaultKind>[] = [
  { group: 'Answer', id: 'error', title: 'answer the error' },
  { group: 'Answer', id: 'reply', title: 'answer the status' },
  { group: 'Answer', id: 'broken-json', title: 'send half of the JSON' },
  { group: 'Answer', id: 'empty-body', title: 'send no body' },
  { group: 'Connection', id: 'delay', title: 'wait' },
  { group: 'Connection', id: 'drop', title: 'drop the connection' },
  { group: 'Connection', id: 'drop-answer', title: 'drop it when the work is done' },
  { group: 'Session', id: 'expire-session', title: 'end the session first' },
  { group: 'Session', id: 'revoke-session', title: 'delete the session afterwards' },
  { group: 'Message', id: 'lose-message', title: 'lose the message' },
  { group: 'Message', id: 'delay-message', title: 'deliver the message late by' },
  { group: 'Message', id: 'duplicate-message', title: 'deliver the message twice' },
  { group: 'OAuth2 provider', id: 'provider-denies', title: 'let the provider deny' },
  { group: 'OAuth2 provider', id: 'provider-without-email', title: 'let the provider tell no email' },
]

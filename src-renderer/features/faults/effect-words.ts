/** What faults do, as one chooses it. */
import type { FaultKind } from '../../../src-shared/contract/faults.ts'
import type { ChoiceGroup } from './sentence-select.tsx'

export const effectGroups: readonly ChoiceGroup<FaultKind>[] = [
  {
    title: 'Answer',
    options: [
      { id: 'error', title: 'answer the error' },
      { id: 'reply', title: 'answer the status' },
      { id: 'broken-json', title: 'send half of the JSON' },
      { id: 'empty-body', title: 'send no body' },
    ],
  },
  {
    title: 'Connection',
    options: [
      { id: 'delay', title: 'wait' },
      { id: 'drop', title: 'drop the connection' },
      { id: 'drop-answer', title: 'drop it when the work is done' },
    ],
  },
  {
    title: 'Session',
    options: [
      { id: 'expire-session', title: 'end the session first' },
      { id: 'revoke-session', title: 'delete the session afterwards' },
    ],
  },
  {
    title: 'Message',
    options: [
      { id: 'lose-message', title: 'lose the message' },
      { id: 'delay-message', title: 'deliver the message late by' },
      { id: 'duplicate-message', title: 'deliver the message twice' },
    ],
  },
  {
    title: 'OAuth2 provider',
    options: [
      { id: 'provider-denies', title: 'let the provider deny' },
      { id: 'provider-without-email', title: 'let the provider tell no email' },
    ],
  },
]

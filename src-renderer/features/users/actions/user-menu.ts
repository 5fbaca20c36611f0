/** What can be done with one user or with those who are selected, wherever a menu offers it. */
import type { UserAction } from '../../../../src-shared/contract/user-steps.ts'
import type { MenuEntry } from '../../../ui/menu.tsx'
import { rowsAsCsv, rowsAsJson } from '../../../ui/rows-text.ts'
import { plainUser } from './plain-user.ts'
import { blockingOf, labelsOf, verifyingOf } from './user-steps.ts'
import type { Subject } from './user-calls.ts'

export type LabelStep = 'add-label' | 'remove-label'

export interface UserMenuDoes {
  readonly act: (action: UserAction, users: readonly Subject[], label?: string) => void
  readonly askLabel: (users: readonly Subject[], what: LabelStep) => void
  readonly signInAs: (user: Subject) => void
  readonly showRoles: (user: Subject) => void
  readonly copy: (text: string) => void
}

const titles = {
  block: 'Block',
  unblock: 'Unblock',
  'verify-email': 'Verify email',
  'unverify-email': 'Unverify email',
  'verify-phone': 'Verify phone',
  'unverify-phone': 'Unverify phone',
  'sign-out': 'Sign out everywhere',
  'reset-password': 'Reset password',
  duplicate: 'Duplicate',
  delete: 'Delete',
} as const

type MenuAction = keyof typeof titles

export function userMenu(
  users: readonly Subject[],
  { act, askLabel, signInAs, showRoles, copy }: UserMenuDoes,
): readonly (readonly MenuEntry[])[] {
  const [first] = users
  const one = users.length === 1 && first !== undefined ? first : null
  const entry = (action: MenuAction, more: Partial<MenuEntry> = {}): MenuEntry => ({
    id: action,
    title: titles[action],
    run: () => act(action, users),
    ...more,
  })
  const labels = labelsOf(users)
  const [onlyLabel] = labels
  const [email, phone] = [verifyingOf(users, 'email'), verifyingOf(users, 'phone')]
  return [
    [
      ...(one === null
        ? []
        : ([
            { id: 'sign-in-as', title: 'Sign in as…', action: 'sign-in-as', run: () => signInAs(one) },
            { id: 'show-roles', title: 'Show roles', action: 'show-roles', run: () => showRoles(one) },
          ] as const)),
      {
        id: 'copy-id',
        title: one === null ? 'Copy IDs' : 'Copy ID',
        ...(one === null ? {} : ({ action: 'copy-id' } as const)),
        run: () => copy(users.map(({ id }) => id).join('\n')),
      },
      { id: 'copy-json', title: 'Copy as JSON', run: () => copy(rowsAsJson(users.map(plainUser))) },
      { id: 'copy-csv', title: 'Copy as CSV', run: () => copy(rowsAsCsv(users.map(plainUser))) },
    ],
    [
      ...(email === null ? [] : [entry(email, { action: 'verify' })]),
      ...(phone === null ? [] : [entry(phone, email === null ? { action: 'verify' } : {})]),
      entry(blockingOf(users), { action: 'block' }),
      { id: 'add-label', title: 'Add label…', action: 'add-label', run: () => askLabel(users, 'add-label') },
      ...(onlyLabel === undefined
        ? []
        : [
            labels.length === 1
              ? {
                  id: 'remove-label',
                  title: `Remove label ${onlyLabel}`,
                  run: () => act('remove-label', users, onlyLabel),
                }
              : { id: 'remove-label', title: 'Remove label…', run: () => askLabel(users, 'remove-label') },
          ]),
    ],
    [entry('sign-out'), entry('reset-password'), entry('duplicate')],
    [entry('delete', { action: 'delete', isDanger: true })],
  ]
}

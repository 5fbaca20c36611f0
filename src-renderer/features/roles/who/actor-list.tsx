import { KeyRound, User, UserX } from 'lucide-react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { ApiKey, UserRow } from '../../../../src-shared/contract/control.ts'
import { detailOf, titleOf } from '../../../data/user-names.ts'
import { Icon } from '../../../ui/icon.tsx'
import { formatActor, parseActor, type Actor } from '../actor.ts'

export interface ActorListProps {
  readonly actor: Actor
  readonly keys: readonly ApiKey[]
  readonly users: readonly UserRow[]
  /** Null until it is known. */
  readonly total: number | null
  readonly filter: string
  readonly onChoose: (actor: Actor) => void
}

const rowLook =
  'flex h-8 cursor-default items-center gap-2 rounded-control px-2 text-body text-secondary outline-offset-[-2px] data-hovered:bg-hover data-selected:bg-selected data-selected:font-medium data-selected:text-primary'
const headLook = 'px-2 pt-3 pb-1 text-label font-semibold text-secondary'

/** Everybody whose roles can be looked at; the arrow keys go from one to the next. */
export function ActorList({ actor, keys, users, total, filter, onChoose }: ActorListProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      <ListBox
        aria-label="Who"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[formatActor(actor)]}
        onSelectionChange={(selected) => {
          const [first] = selected === 'all' ? [] : selected
          if (first !== undefined) onChoose(parseActor(String(first)))
        }}
        className="outline-none"
      >
        <ListBoxItem id="guest" textValue="Guest" className={rowLook}>
          <Icon of={UserX} />
          Guest
        </ListBoxItem>
        <ListBoxSection>
          <Header className={headLook}>API keys</Header>
          {keys.map((key) => (
            <ListBoxItem
              key={key.id}
              id={formatActor({ kind: 'key', id: key.id })}
              textValue={key.name}
              className={rowLook}
            >
              <Icon of={KeyRound} />
              <span className="min-w-0 flex-1 truncate" title={key.name}>
                {key.name}
              </span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
        <ListBoxSection>
          <Header className={headLook}>Users</Header>
          {users.map((user) => (
            <ListBoxItem
              key={user.id}
              id={formatActor({ kind: 'user', id: user.id })}
              textValue={titleOf(user)}
              className={rowLook}
            >
              <Icon of={User} />
              <span className="min-w-0 flex-1 truncate" title={`${titleOf(user)} ${detailOf(user)}`.trim()}>
                {titleOf(user)}
              </span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      </ListBox>
      {total === null ? null : (
        <p className="px-2 pt-1 text-small text-tertiary">
          {total === 0
            ? filter === ''
              ? 'No users yet'
              : `No user matches ${filter}`
            : total > users.length
              ? `${users.length} of ${total.toLocaleString('en')}. The filter finds the others.`
              : null}
        </p>
      )}
    </div>
  )
}

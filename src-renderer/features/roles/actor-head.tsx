import { FlaskConical, GitCompare, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { RoleReason } from '../../../src-shared/contract/roles.ts'
import { Link } from '../../navigation/link.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { Actor } from './actor.ts'

export interface ActorHeadProps {
  readonly actor: Actor
  readonly title: string
  readonly isBlocked: boolean
  readonly roles: readonly RoleReason[]
  readonly isWhatIf: boolean
  /** Null: nothing can be imagined of a guest or a key. */
  readonly onWhatIf: (() => void) | null
  readonly others: readonly { readonly id: string; readonly title: string }[]
  /** With whom it is compared; null with nobody. */
  readonly against: string | null
  readonly onAgainst: (id: string) => void
}

const lookOfPlain =
  'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-body text-secondary data-hovered:bg-hover data-hovered:text-primary'

export function ActorHead(props: ActorHeadProps) {
  const { actor, title, isBlocked, roles, isWhatIf, onWhatIf, others, against, onAgainst } = props
  return (
    <div className="border-b border-hairline px-4 py-3">
      <div className="flex min-w-0 items-start gap-2">
        <h2 className="min-w-0 font-semibold break-words">
          {actor.kind === 'user' ? (
            <Link to={{ screen: 'users', id: actor.id }} className="rounded-badge hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        {isBlocked ? <Badge tone="danger">Blocked</Badge> : null}
      </div>
      {isBlocked ? (
        <p className="pt-1 text-small text-secondary">
          Whatever the roles, every call is answered <span className="font-mono">user_blocked</span>.
        </p>
      ) : null}
      <div className="-ms-2 flex flex-wrap items-center gap-1 pt-2">
        {onWhatIf === null ? null : (
          <AriaButton
            aria-pressed={isWhatIf}
            onPress={onWhatIf}
            className={classes(lookOfPlain, isWhatIf && 'bg-selected text-primary')}
          >
            <Icon of={FlaskConical} />
            What if
          </AriaButton>
        )}
        {against === null ? (
          <Menu
            label="Compare with"
            trigger={
              <AriaButton className={lookOfPlain}>
                <Icon of={GitCompare} />
                Compare with…
              </AriaButton>
            }
            groups={[others.map(({ id, title: name }) => ({ id, title: name, run: () => onAgainst(id) }))]}
          />
        ) : (
          <Button
            look="quiet"
            icon={<Icon of={X} />}
            label={`Stop comparing with ${against}`}
            onPress={() => onAgainst('')}
          >
            <span className="max-w-40 truncate">{against}</span>
          </Button>
        )}
        <CopyButton
          text={JSON.stringify(
            roles.map(({ role }) => role),
            null,
            2,
          )}
          what="roles as JSON"
        />
      </div>
    </div>
  )
}

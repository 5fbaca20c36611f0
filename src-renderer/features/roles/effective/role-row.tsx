import { Code } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { RoleReason } from '../../../../src-shared/contract/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { CopyText, useCopy } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { countOf } from '../../../ui/words.ts'
import { roleCode } from '../sdk-code.ts'

interface Accept {
  readonly label: string
  /** The key is for the first of the list. */
  readonly isFirst: boolean
  readonly run: () => void
}

export interface RoleRowProps {
  readonly role: RoleReason
  /** Permissions of the list that name it. */
  readonly named: number
  readonly isMissing: boolean
  /** Where an invitation waits: what accepts it. */
  readonly accept?: Accept | undefined
}

export function RoleRow({ role: { role, reason, since }, named, isMissing, accept }: RoleRowProps) {
  const code = roleCode(role)
  const isMatch = named > 0 && !isMissing
  return (
    <li
      className={classes(
        'grid min-h-8 grid-cols-[minmax(0,1fr)_24px] items-start gap-x-2 px-4 py-1 hover:bg-hover @min-[440px]:grid-cols-[minmax(0,220px)_minmax(0,1fr)_24px]',
        isMatch && 'bg-selected',
      )}
    >
      <CopyText isWhole text={role} what="role" className={isMissing ? '' : 'text-primary'} />
      {code === null ? null : (
        <span className="col-start-2 row-start-1 -me-1 flex justify-end @min-[440px]:col-start-3">
          <CopyCode code={code} role={role} />
        </span>
      )}
      <div className="col-start-1 min-w-0 pb-1 text-small text-secondary @min-[440px]:col-start-2 @min-[440px]:row-start-1 @min-[440px]:pt-1">
        {reason}
        {since === null ? null : (
          <>
            {' '}
            <span className="whitespace-nowrap">
              <RelativeTime at={since} />
            </span>
          </>
        )}
        {named === 0 ? null : (
          <span className={classes('block', isMatch ? 'font-medium text-accent-text' : 'text-secondary')}>
            {isMissing ? `would match ${countOf(named, 'permission')}` : `matches ${countOf(named, 'permission')}`}
          </span>
        )}
        {accept === undefined ? null : (
          <div className="pt-1">
            <Button label={accept.label} {...(accept.isFirst ? { action: 'fix' as const } : {})} onPress={accept.run}>
              Accept
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

function CopyCode({ code, role }: { readonly code: string; readonly role: string }) {
  const { isCopied, copy } = useCopy()
  return (
    <Tooltip text={isCopied ? 'Copied' : `Copy ${code}`}>
      <AriaButton
        aria-label={`Copy ${role} as SDK code`}
        onPress={() => copy(code)}
        className="inline-flex h-6 min-w-6 shrink-0 items-center justify-center rounded-control text-small text-secondary data-hovered:bg-hover data-hovered:text-primary"
      >
        {isCopied ? <span className="px-1 text-success">Copied</span> : <Icon of={Code} />}
      </AriaButton>
    </Tooltip>
  )
}

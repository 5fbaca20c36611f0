import { useRef, type ReactNode } from 'react'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Button } from '../button.tsx'
import { EmptyState } from '../states.tsx'
import { SettingFilter } from './setting-part.tsx'

const controls = 'input:not([tabindex="-1"]), button:not([tabindex="-1"]), textarea, [role="tab"]'

export interface SettingsPageProps {
  readonly children: ReactNode
  /** Leaves what has other words out. */
  readonly filter?: string
  readonly onShowAll?: () => void
}

/** The sections of a screen of settings, one below the other; J and K go from control to control. */
export function SettingsPage({ children, filter = '', onShowAll }: SettingsPageProps) {
  const page = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1) => {
    const all = [...(page.current?.querySelectorAll<HTMLElement>(controls) ?? [])].filter(isReachable)
    const at = all.findIndex((element) => element === document.activeElement)
    const next = at < 0 ? (by === 1 ? all[0] : all.at(-1)) : all[Math.max(0, Math.min(all.length - 1, at + by))]
    next?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1) })
  const showUnread = () => {
    const retry = page.current?.querySelector<HTMLElement>('[data-unread] button:last-child')
    retry?.scrollIntoView({ block: 'center' })
    retry?.focus()
  }
  return (
    <div className="group flex min-h-0 flex-1 flex-col">
      <div role="alert" className="hidden items-center gap-3 px-4 pb-2 text-danger group-has-data-unread:flex">
        Some settings could not be read.
        <Button onPress={showUnread}>Show</Button>
      </div>
      <div ref={page} className="min-h-0 flex-1 overflow-y-auto">
        <div className="hidden max-w-4xl px-4 pb-8 group-has-data-setting:block">
          <SettingFilter value={filter.trim().toLowerCase()}>{children}</SettingFilter>
        </div>
        <div className="h-full group-has-data-setting:hidden">
          <EmptyState
            title={`No setting matches ${filter.trim()}`}
            actions={<Button {...(onShowAll === undefined ? {} : { onPress: onShowAll })}>Clear filter</Button>}
          />
        </div>
      </div>
    </div>
  )
}

function isReachable(element: HTMLElement): boolean {
  return element.closest('[inert], [hidden]') === null && !element.matches(':disabled')
}

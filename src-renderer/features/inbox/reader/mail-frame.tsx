import { Monitor, Smartphone } from 'lucide-react'
import { useMemo } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { useLinkCheck } from '../use-link-check.ts'
import { LinkLine } from './link-line.tsx'
import { renderMail } from './mail-html.ts'

export type MailWidth = 'phone' | 'desktop'

interface MailFrameProps {
  readonly message: InboxMessage
  readonly width: MailWidth
  readonly onWidth: (width: MailWidth) => void
}

/** The mail as its reader sees it, and where its links lead. */
export function MailFrame({ message, width, onWidth }: MailFrameProps) {
  const { html, subject, link } = message
  const mail = useMemo(() => renderMail(html, nonceOfPage()), [html])
  const others = useLinkCheck(mail.links.filter((each) => each !== link))
  return (
    <div className="flex h-full min-h-64 flex-col">
      <div className="flex shrink-0 items-center justify-between gap-2 px-4 py-1">
        <span className="min-w-0 truncate text-small text-secondary">
          {mail.imagesLeftOut === 0 ? 'Links do nothing in here' : imagesLeftOut(mail.imagesLeftOut)}
        </span>
        <WidthToggle width={width} onWidth={onWidth} />
      </div>
      <div className="flex min-h-48 flex-1 justify-center bg-sunken">
        <iframe
          // Nothing is allowed: no scripts, no forms, no origin.
          sandbox=""
          srcDoc={mail.page}
          title={`Mail “${subject}”`}
          className={width === 'phone' ? 'h-full w-full max-w-[375px]' : 'size-full'}
        />
      </div>
      {others.length === 0 ? null : (
        <section
          aria-label="Other links"
          className="max-h-32 shrink-0 overflow-auto border-t border-hairline px-4 py-2"
        >
          {others.map((each) => (
            <LinkLine key={each.link} link={each} />
          ))}
        </section>
      )}
    </div>
  )
}

const widths = [
  { id: 'phone', title: 'As wide as a phone', icon: Smartphone },
  { id: 'desktop', title: 'As wide as the window', icon: Monitor },
] as const

function WidthToggle({ width, onWidth }: Pick<MailFrameProps, 'width' | 'onWidth'>) {
  return (
    <ToggleButtonGroup
      aria-label="Width of the mail"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[width]}
      onSelectionChange={(keys) => onWidth(keys.has('desktop') ? 'desktop' : 'phone')}
      className="flex shrink-0"
    >
      {widths.map(({ id, title, icon }) => (
        <Tooltip key={id} text={title}>
          <ToggleButton
            id={id}
            aria-label={title}
            className="inline-flex size-7 items-center justify-center rounded-control text-secondary data-hovered:bg-hover data-selected:bg-selected data-selected:text-primary"
          >
            <Icon of={icon} />
          </ToggleButton>
        </Tooltip>
      ))}
    </ToggleButtonGroup>
  )
}

function imagesLeftOut(count: number): string {
  return count === 1 ? '1 image from elsewhere is left out' : `${count} images from elsewhere are left out`
}

/** What the page's own policy lets styles in by; empty where there is no policy. */
function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

import { Check, Copy as CopyIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useServices } from '../data/services.ts'
import { useCopyText } from '../data/use-copy-text.ts'
import { withBreaks } from './breaks.tsx'
import { Button, type ButtonLook } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

const copiedMilliseconds = 1600

/** Copies and says *Copied* in place. A secret does not stay on the clipboard of the desktop window. */
export function useCopy(isSecret = false): { readonly isCopied: boolean; readonly copy: (text: string) => void } {
  const { notices } = useServices()
  const copyText = useCopyText()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), copiedMilliseconds)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = (text: string) => {
    copyText(text, isSecret).then(
      () => {
        setCopied(true)
        notices.say('Copied')
      },
      (error: unknown) => notices.fail(error, 'Copy'),
    )
  }
  return { isCopied, copy }
}

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, for its name: `endpoint`, `user ID`. */
  readonly what: string
  readonly look?: ButtonLook
  /** Shown beside the icon; left out, the icon stands alone. */
  readonly children?: ReactNode
  /** In a dialog that is opened to copy this. */
  readonly takesFocus?: boolean
  /** Codes, keys, secrets of sessions. */
  readonly isSecret?: boolean
}

export function CopyButton({
  text,
  what,
  look = 'quiet',
  children,
  takesFocus = false,
  isSecret = false,
}: CopyButtonProps) {
  const { isCopied, copy } = useCopy(isSecret)
  const icon = isCopied ? <Icon of={Check} className="text-success" /> : <Icon of={CopyIcon} />
  if (children !== undefined) {
    return (
      <Button look={look} icon={icon} onPress={() => copy(text)}>
        {isCopied ? 'Copied' : children}
      </Button>
    )
  }
  return (
    <Tooltip text={isCopied ? 'Copied' : `Copy ${what}`} isOff={takesFocus}>
      <AriaButton
        aria-label={`Copy ${what}`}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only dialogs ask for it, where the focus has to go in
        autoFocus={takesFocus}
        onPress={() => copy(text)}
        className="inline-flex h-7 min-w-7 shrink-0 items-center justify-center gap-1 rounded-control px-1 text-small text-secondary [--inset:--spacing(1.5)] data-hovered:bg-hover data-hovered:text-primary"
      >
        {icon}
        {isCopied ? 'Copied' : null}
      </AriaButton>
    </Tooltip>
  )
}

/** A value that is itself the copy control: IDs, codes, links. */
export function CopyText({
  text,
  shown = text,
  what,
  className,
  isWhole = false,
}: {
  readonly text: string
  /** In place of what is copied, such as a code in groups. */
  readonly shown?: string
  readonly what: string
  readonly className?: string
  /** However long it is: for values that differ at their end. */
  readonly isWhole?: boolean
}) {
  const { isCopied, copy } = useCopy()
  return (
    <Tooltip text={isCopied ? 'Copied' : `Copy ${what}`}>
      <AriaButton
        aria-label={`Copy ${what} ${shown}`}
        onPress={() => copy(text)}
        className={classes(
          'inline-flex min-h-6 min-w-0 items-center gap-1.5 rounded-badge text-start font-mono text-small text-secondary data-hovered:text-primary',
          className,
        )}
      >
        <span className={isWhole ? 'min-w-0 wrap-anywhere' : 'truncate'}>{isWhole ? withBreaks(shown) : shown}</span>
        {isCopied ? (
          <span className="shrink-0 font-sans text-success">Copied</span>
        ) : (
          <Icon of={CopyIcon} className="text-tertiary" />
        )}
      </AriaButton>
    </Tooltip>
  )
}

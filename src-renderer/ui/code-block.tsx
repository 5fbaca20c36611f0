import { Fragment, type ReactNode } from 'react'
import { withBreaks } from './breaks.tsx'
import { classes } from './classes.ts'
import { CopyButton } from './copy.tsx'

export interface CodeBlockProps {
  readonly code: string
  /** For the name of the copy button: `cURL call`. */
  readonly what: string
  /** Shown instead of the code, for example with secrets hidden; what is copied stays whole. */
  readonly shown?: string
  /** Long lines go on in the next one: for text that is read. */
  readonly wraps?: boolean
  /** In a dialog that is opened to copy this. */
  readonly takesFocus?: boolean
}

export function CodeBlock({ code, what, shown = code, wraps = false, takesFocus = false }: CodeBlockProps) {
  return (
    <div className={classes('relative rounded-control bg-sunken', wraps ? 'pe-6' : 'pe-9')}>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <pre
        tabIndex={0}
        aria-label={what}
        className={classes(
          'overflow-auto rounded-control py-3 ps-3 text-small text-primary outline-offset-[-2px]',
          wraps ? 'break-words whitespace-pre-wrap' : 'whitespace-pre',
        )}
      >
        <code>{wraps ? withWholeStarts(shown) : shown}</code>
      </pre>
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
      <div className="absolute end-1 top-1 rounded-control bg-sunken">
        <CopyButton text={code} what={what} takesFocus={takesFocus} />
      </div>
    </div>
  )
}

/** A line may end after a space or a hyphen: not after the indent of `  .setKey` nor after that of `--url`. */
function withWholeStarts(code: string): ReactNode {
  return code.split(/(^ +(?:--[\w-]+|\S)|--[\w-]+)/m).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="whitespace-pre">
        {part}
      </span>
    ) : (
      <Fragment key={index}>{withBreaks(part)}</Fragment>
    ),
  )
}

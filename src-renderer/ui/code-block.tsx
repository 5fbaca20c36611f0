import { CopyButton } from './copy.tsx'

export interface CodeBlockProps {
  readonly code: string
  /** For the name of the copy button: `cURL call`. */
  readonly what: string
  /** Shown instead of the code, for example with secrets hidden; what is copied stays whole. */
  readonly shown?: string
}

export function CodeBlock({ code, what, shown = code }: CodeBlockProps) {
  return (
    <div className="relative rounded-control bg-sunken pe-9">
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <pre
        tabIndex={0}
        aria-label={what}
        className="overflow-auto rounded-control p-3 text-small whitespace-pre text-primary outline-offset-[-2px]"
      >
        <code>{shown}</code>
      </pre>
      {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
      <div className="absolute end-1 top-1 rounded-control bg-sunken">
        <CopyButton text={code} what={what} />
      </div>
    </div>
  )
}

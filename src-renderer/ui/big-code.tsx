import { shownCode, spokenCode } from '../data/messages.ts'

/** `402 118`, large; spoken digit by digit. */
export function BigCode({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <span className="font-mono text-code font-semibold">
      <span aria-hidden="true">{shownCode(code)}</span>
      <span className="sr-only">
        {name} {spokenCode(code)}
      </span>
    </span>
  )
}

import { Check, Copy } from 'lucide-react'
import { Button } from '../button.tsx'
import { useCopy } from '../copy.tsx'
import { Icon } from '../icon.tsx'
import { rowsAsCsv, rowsAsJson } from '../rows-text.ts'

export interface CopyRowsProps {
  /** Asked for when they are copied: a list may be long. */
  readonly rows: () => readonly object[]
}

/** Rows of a list for other programs. */
export function CopyRows({ rows }: CopyRowsProps) {
  return (
    <>
      <CopyAs name="JSON" text={() => rowsAsJson(rows())} />
      <CopyAs name="CSV" text={() => rowsAsCsv(rows())} />
    </>
  )
}

function CopyAs({ name, text }: { readonly name: string; readonly text: () => string }) {
  const { isCopied, copy } = useCopy()
  const icon = isCopied ? <Icon of={Check} className="text-success" /> : <Icon of={Copy} />
  return (
    <Button look="quiet" icon={icon} onPress={() => copy(text())}>
      {isCopied ? 'Copied' : `Copy as ${name}`}
    </Button>
  )
}

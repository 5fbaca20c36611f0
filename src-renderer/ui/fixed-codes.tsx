import { Lock, X } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { shownCode } from '../data/messages.ts'
import { useServices } from '../data/services.ts'
import type { FixedCode, FixedCodes } from '../data/use-fixed-codes.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy.tsx'
import { TextField } from './field.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

export interface FixedCodesEditorProps {
  readonly fixed: FixedCodes
  /** In a dialog that is opened to type in. */
  readonly takesFocus?: boolean
}

/** Addresses and numbers whose code is always the same: what there is, and one more. */
export function FixedCodesEditor({ fixed, takesFocus = false }: FixedCodesEditorProps) {
  // Each one that is added makes room, and the focus, for the next.
  const [pinned, setPinned] = useState(0)
  return (
    <>
      <ul aria-label="Fixed codes" className="pb-2">
        {fixed.list.map((each) => (
          <FixedRow key={each.to} each={each} fixed={fixed} />
        ))}
      </ul>
      <NewFixedCode
        key={pinned}
        fixed={fixed}
        takesFocus={takesFocus || pinned > 0}
        onPinned={() => setPinned((count) => count + 1)}
      />
    </>
  )
}

export function FixedMark() {
  return (
    <span title="The code of this address is always the same" className="ms-1 text-tertiary">
      <Icon of={Lock} className="inline-block align-[-3px]" />
      <span className="sr-only">Fixed code</span>
    </span>
  )
}

function FixedRow({ each, fixed }: { readonly each: FixedCode; readonly fixed: FixedCodes }) {
  const { notices } = useServices()
  const { to, code } = each
  return (
    <li className="ends-line -ms-1 flex min-h-8 items-center gap-2">
      <FixedMark />
      <span className="min-w-0 flex-1 truncate">{to}</span>
      <span className="font-mono">{shownCode(code)}</span>
      <CopyButton text={code} what={`fixed code of ${to}`} />
      <IconButton
        label={`Unpin the code of ${to}`}
        icon={<Icon of={X} />}
        onPress={() => void fixed.unpin(to).catch((error: unknown) => notices.fail(error, 'Unpin the code'))}
      />
    </li>
  )
}

interface NewFixedCodeProps {
  readonly fixed: FixedCodes
  readonly takesFocus: boolean
  readonly onPinned: () => void
}

function NewFixedCode({ fixed, takesFocus, onPinned }: NewFixedCodeProps) {
  const [to, setTo] = useState('')
  const [code, setCode] = useState('')
  const [error, setError] = useState<{ readonly of: 'to' | 'code'; readonly text: string } | null>(null)
  const pin = async () => {
    if (!/^\s*(\d\s*){6}$/.test(code)) return setError({ of: 'code', text: 'A code has six digits.' })
    try {
      await fixed.pin({ to, code })
      onPinned()
    } catch {
      setError({ of: 'to', text: 'This is neither an address nor a number such as +15555550100.' })
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void pin()
  }
  return (
    <form onSubmit={submit} className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label="Address or number"
          value={to}
          onChange={setTo}
          placeholder="grace@example.test"
          error={error?.of === 'to' ? error.text : null}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only dialogs ask for it, and who goes on adding
          autoFocus={takesFocus}
        />
      </div>
      <div className="w-24">
        <TextField
          label="Code"
          value={code}
          onChange={setCode}
          placeholder="123 456"
          isMono
          error={error?.of === 'code' ? error.text : null}
        />
      </div>
      <div className="pt-5">
        <Button type="submit" isDisabled={to.trim() === ''}>
          Pin
        </Button>
      </div>
    </form>
  )
}

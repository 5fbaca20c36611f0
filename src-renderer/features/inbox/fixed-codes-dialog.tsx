import { X } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { useServices } from '../../data/services.ts'
import { shownCode } from '../../data/messages.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { FixedMark } from './message-columns.tsx'
import type { FixedCode, FixedCodes } from './use-fixed-codes.ts'

interface FixedCodesDialogProps {
  readonly fixed: FixedCodes
  readonly onClose: () => void
}

/** Addresses and numbers whose code is always the same: nothing is sent to them. */
export function FixedCodesDialog({ fixed, onClose }: FixedCodesDialogProps) {
  // Each one that is added makes room, and the focus, for the next.
  const [pinned, setPinned] = useState(0)
  return (
    <Dialog title="Fixed codes" isOpen onClose={onClose}>
      <p className="pb-3 text-secondary">
        A code to sign in is always the same for these, and nothing is sent to them. MFA codes stay new each time.
      </p>
      <ul aria-label="Fixed codes" className="pb-2">
        {fixed.list.map((each) => (
          <FixedRow key={each.to} each={each} fixed={fixed} />
        ))}
      </ul>
      <NewFixedCode key={pinned} fixed={fixed} onPinned={() => setPinned((count) => count + 1)} />
    </Dialog>
  )
}

function FixedRow({ each, fixed }: { readonly each: FixedCode; readonly fixed: FixedCodes }) {
  const { notices } = useServices()
  const { to, code } = each
  return (
    <li className="flex min-h-8 items-center gap-2">
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

function NewFixedCode({ fixed, onPinned }: { readonly fixed: FixedCodes; readonly onPinned: () => void }) {
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
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to type in
          autoFocus
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

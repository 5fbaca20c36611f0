import type { FixedCodes } from '../../data/use-fixed-codes.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FixedCodesEditor } from '../../ui/fixed-codes.tsx'

interface FixedCodesDialogProps {
  readonly fixed: FixedCodes
  readonly onClose: () => void
}

/** Addresses and numbers whose code is always the same: nothing is sent to them. */
export function FixedCodesDialog({ fixed, onClose }: FixedCodesDialogProps) {
  return (
    <Dialog title="Fixed codes" isOpen onClose={onClose}>
      <p className="pb-3 text-secondary">
        A code to sign in is always the same for these, and nothing is sent to them. MFA codes stay new each time.
      </p>
      <FixedCodesEditor fixed={fixed} takesFocus />
    </Dialog>
  )
}

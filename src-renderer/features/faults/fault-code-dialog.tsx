import type { NewFault } from '../../../src-shared/contract/faults.ts'
import { useServices } from '../../data/services.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { faultCode } from './fault-code.ts'

interface FaultCodeDialogProps {
  readonly fault: NewFault
  readonly onClose: () => void
}

export function FaultCodeDialog({ fault, onClose }: FaultCodeDialogProps) {
  return (
    <Dialog title="Fault as code" isOpen onClose={onClose} width="wide">
      <FaultCodes fault={fault} />
    </Dialog>
  )
}

export function FaultCodes({ fault }: { readonly fault: NewFault }) {
  const { client } = useServices()
  const origin = client.origin === '' ? window.location.origin : client.origin
  return (
    <div className="flex flex-col gap-3">
      {faultCode(fault, origin).map(({ title, code }) => (
        <section key={title} aria-label={title}>
          <h3 className="flex h-7 items-center text-label font-semibold text-secondary">{title}</h3>
          <CodeBlock code={code} what={`${title} code of the fault`} wraps />
        </section>
      ))}
    </div>
  )
}

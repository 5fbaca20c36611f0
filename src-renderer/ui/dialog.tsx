import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons, the main one last. */
  readonly footer?: ReactNode
  readonly width?: 'narrow' | 'wide'
  readonly role?: 'dialog' | 'alertdialog'
}

export const overlayLook = 'fixed inset-0 z-40 flex justify-center bg-scrim p-6'

export function Dialog({ title, isOpen, onClose, children, footer, width = 'narrow', role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`${overlayLook} items-start pt-[12vh]`}
    >
      <Modal
        className={`flex max-h-full w-full animate-appear flex-col rounded-panel border border-hairline bg-surface shadow-float ${width === 'narrow' ? 'max-w-md' : 'max-w-2xl'}`}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <div className="flex h-11 shrink-0 items-center justify-between border-b border-hairline px-4 ends-line">
            <Heading slot="title" className="text-section font-semibold">
              {title}
            </Heading>
            <IconButton label={`Close ${title}`} icon={<Icon of={X} />} onPress={onClose} />
          </div>
          <div className="min-h-0 flex-1 overflow-auto p-4">{children}</div>
          {footer === undefined ? null : (
            <div className="flex shrink-0 items-center justify-end gap-2 border-t border-hairline px-4 py-3">
              {footer}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

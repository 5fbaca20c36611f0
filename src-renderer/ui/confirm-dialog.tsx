import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  /** A question: `Delete checkout.json?` */
  readonly title: string
  /** What cannot be had back. */
  readonly detail: string
  /** Repeats the object: `Delete “checkout.json”`. */
  readonly answer: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** The one kind of question that is asked before something is done: where no undo brings a file back. */
export function ConfirmDialog({ title, detail, answer, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      role="alertdialog"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="danger"
            takesFocus
            onPress={() => {
              onClose()
              onConfirm()
            }}
          >
            {answer}
          </Button>
        </>
      }
    >
      <p className="text-secondary">{detail}</p>
    </Dialog>
  )
}

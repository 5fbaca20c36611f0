import { useId, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './dialog.tsx'

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'onClose' | 'children' | 'width'> {
  /** On the main button; Enter in a field does the same. */
  readonly answer: string
  readonly onAnswer: () => void
  readonly canAnswer?: boolean
  /** What concerns no single field. */
  readonly error?: string | null
  /** Another way to end it, before the main button. */
  readonly otherAnswer?: ReactNode
}

/** The one form of dialog that something is typed into: its fields, then *Cancel* and what it is for. */
export function FormDialog({ answer, onAnswer, onClose, children, ...rest }: FormDialogProps) {
  const { canAnswer = true, error = null, otherAnswer, ...frame } = rest
  const id = useId()
  return (
    <Dialog
      {...frame}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {otherAnswer}
          {/* Outside of the form, and yet the button that Enter presses. */}
          <Button look="primary" type="submit" form={id} isDisabled={!canAnswer}>
            {answer}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onAnswer()
        }}
      >
        {children}
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

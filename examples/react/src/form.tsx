import type { FormEvent } from 'react'

type Field = 'Email' | 'Password' | 'Code'

interface FormProps {
  /** Of the form, and of its button. */
  readonly title: string
  readonly fields: readonly Field[]
  readonly onSubmit: (valueOf: (field: Field) => string) => Promise<void>
}

export function Form({ title, fields, onSubmit }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    void onSubmit((field) => {
      const value = data.get(field)
      return typeof value === 'string' ? value : ''
    })
  }
  return (
    <form aria-label={title} onSubmit={submit}>
      {fields.map((field) => (
        <label key={field}>
          {field}
          <input name={field} type={field === 'Password' ? 'password' : 'text'} />
        </label>
      ))}
      <button>{title}</button>
    </form>
  )
}

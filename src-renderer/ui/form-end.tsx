/** The end of the form of a dialog whose buttons stand outside of it. */
export function FormEnd({ error, submit }: { readonly error: string | null; readonly submit: string }) {
  return (
    <>
      {error === null ? null : (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {/* Enter in a field needs a submit button inside the form. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden>
        {submit}
      </button>
    </>
  )
}

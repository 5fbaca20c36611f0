/** What a setting does, in API words: what stands between backticks is code. */
export function Effect({ text, id }: { readonly text: string; readonly id?: string }) {
  return (
    <span id={id} className="block text-small break-words text-secondary">
      {text.split('`').map((part, index) => (index % 2 === 0 ? part : <code key={index}>{part}</code>))}
    </span>
  )
}

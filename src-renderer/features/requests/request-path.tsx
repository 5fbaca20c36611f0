import { pathParts } from './path-parts.ts'

/** The words of the route in plain text, the values in it dimmed; `/v1` says nothing and is left out. */
export function RequestPath({ path, route }: { readonly path: string; readonly route: string | null }) {
  const parts = pathParts(path.replace(/^\/v1(?=\/)/, ''), route?.replace(/^\/v1(?=\/)/, '') ?? null)
  return (
    <span className="font-mono text-small" title={path}>
      {parts.map(({ text, isValue }, index) => (
        <span key={index} className={isValue ? 'text-tertiary' : 'text-primary'}>
          {text}
        </span>
      ))}
    </span>
  )
}

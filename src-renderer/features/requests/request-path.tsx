import { classes } from '../../ui/classes.ts'
import { pathParts, withoutEnd, type PathPart } from './path-parts.ts'

interface RequestPathProps {
  readonly path: string
  readonly route: string | null
}

const look = 'font-mono text-small'

/** The words of the route in plain text, the values in it dimmed; `/v1` says nothing and is left out. */
export function RequestPath({ path, route }: RequestPathProps) {
  return (
    <span className={look} title={path}>
      <Parts parts={partsOf(path, route)} />
    </span>
  )
}

/** On one line. Where there is no room for all of it, its last word stays: the paths of a service begin alike. */
export function ShortPath({ path, route }: RequestPathProps) {
  const [start, end] = withoutEnd(partsOf(path, route))
  return (
    <span className="min-w-0 flex-1" title={path}>
      {/* Whole characters wide: no gap between the dots and the last word. */}
      <span className={classes(look, 'flex max-w-[calc(round(down,100%-0.5px,1ch)+0.5px)]')}>
        {start.length === 0 ? null : (
          <span className="truncate">
            <Parts parts={start} />
          </span>
        )}
        {end === '' ? null : <span className="max-w-full shrink-0 truncate">{end}</span>}
      </span>
    </span>
  )
}

function partsOf(path: string, route: string | null): readonly PathPart[] {
  return pathParts(path.replace(/^\/v1(?=\/)/, ''), route?.replace(/^\/v1(?=\/)/, '') ?? null)
}

function Parts({ parts }: { readonly parts: readonly PathPart[] }) {
  return parts.map(({ text, isValue }, index) => (
    <span key={index} className={isValue ? 'text-tertiary' : 'text-primary'}>
      {text}
    </span>
  ))
}

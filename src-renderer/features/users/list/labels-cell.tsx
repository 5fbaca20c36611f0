import { Badge } from '../../../ui/badge.tsx'

/** Characters of labels that the narrowest column shows; a label costs its border too. */
const roomCharacters = 16
const borderCharacters = 3

/** As many labels as fit, one at least, then how many more there are. */
export function LabelsCell({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null
  const shown = labels.slice(0, fitting(labels))
  const more = labels.length - shown.length
  return (
    <span className="flex min-w-0 items-center gap-1" title={labels.join(', ')}>
      {shown.map((label) => (
        <span key={label} className="inline-flex min-w-0 overflow-hidden rounded-badge">
          <Badge>
            <span className="max-w-17 truncate">{label}</span>
          </Badge>
        </span>
      ))}
      {more === 0 ? null : <span className="shrink-0 text-small text-secondary">+{more}</span>}
    </span>
  )
}

function fitting(labels: readonly string[]): number {
  let room = roomCharacters
  const count = labels.findIndex(({ length }) => {
    room -= length + borderCharacters
    return room < 0
  })
  return count === -1 ? labels.length : Math.max(1, count)
}

import { TriangleAlert } from 'lucide-react'
import { CopyButton } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { CheckedLink } from '../link-check.ts'

/** Where a link leads, its host first; a warning where no app of the project lives. */
export function LinkLine({ link, isAlone = false }: { readonly link: CheckedLink; readonly isAlone?: boolean }) {
  const rest = link.link.slice(link.link.indexOf(link.host) + link.host.length)
  return (
    <div className="min-w-0">
      <p className="ends-line flex min-h-7 min-w-0 items-center gap-1 font-mono text-small">
        <span className="shrink-0 font-semibold text-primary">{link.host}</span>
        <span className="min-w-0 flex-1 truncate text-tertiary">{rest}</span>
        {isAlone ? null : <CopyButton text={link.link} what={`link to ${link.host}`} />}
      </p>
      {link.isAllowed ? null : (
        <p className="flex items-start gap-1.5 pb-1 text-small text-warning">
          <Icon of={TriangleAlert} />
          <span className="min-w-0 break-words">{link.host} is no platform of this project.</span>
        </p>
      )}
    </div>
  )
}

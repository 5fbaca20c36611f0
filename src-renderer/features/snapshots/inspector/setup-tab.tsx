import { useProjectId } from '../../../data/use-project.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import type { SnapshotRow } from '../list/snapshot-columns.tsx'
import { usualRestoring } from '../restore/restore-call.ts'
import { testSetups } from './test-setup.ts'

/** The snapshot as what a test begins with, restored as it was last restored here. */
export function SetupTab({ snapshot }: { readonly snapshot: SnapshotRow }) {
  const projectId = useProjectId()
  const { dates, sessions, messages } = useViewState((view) => view.restoring[snapshot.name]) ?? usualRestoring
  const plan = { dates, sessions, messages, users: [], projectId }
  return (
    <div className="flex flex-col gap-4">
      {testSetups(snapshot, { url: window.location.origin, plan }).map(({ title, note, code }) => (
        <section key={title} aria-label={title}>
          <h3 className="flex h-7 items-center text-label font-semibold text-secondary">{title}</h3>
          {note === '' ? null : <p className="pb-1 text-small text-secondary">{note}</p>}
          <CodeBlock code={code} what={`${title} setup`} wraps />
        </section>
      ))}
    </div>
  )
}

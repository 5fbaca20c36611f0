import { useProjectId, useProjects } from '../data/use-project.ts'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { Link } from '../navigation/link.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { screens, type Screen } from './screens.tsx'

export function SideBar({ currentId }: { readonly currentId: string }) {
  const main = screens.filter(({ group }) => group === 'main')
  const control = screens.filter(({ group }) => group === 'control')
  const project = screens.filter(({ group }) => group === 'project')
  return (
    <nav
      aria-label="Screens"
      className="flex w-44 shrink-0 flex-col overflow-y-auto border-e border-hairline bg-canvas p-2 wide:w-50"
    >
      <ScreenLinks screens={main} currentId={currentId} />
      <h2 className="mt-4 px-2 pb-1 text-label font-semibold text-secondary">Control</h2>
      <ScreenLinks screens={control} currentId={currentId} />
      <h2 className="mt-4 px-2 pb-1 text-label font-semibold text-secondary">Project</h2>
      <ScreenLinks screens={project} currentId={currentId} />
      <p className="mt-auto px-2 pt-4 pb-1 text-small text-tertiary">Local only. Nothing here leaves this computer.</p>
    </nav>
  )
}

function ScreenLinks({
  screens: shown,
  currentId,
}: {
  readonly screens: readonly Screen[]
  readonly currentId: string
}) {
  return (
    <ul>
      {shown.map((screen) => (
        <li key={screen.id}>
          <ScreenLink screen={screen} isCurrent={screen.id === currentId} />
        </li>
      ))}
    </ul>
  )
}

function ScreenLink({ screen, isCurrent }: { readonly screen: Screen; readonly isCurrent: boolean }) {
  const projectId = useProjectId()
  const project = useProjects().find((each) => each.projectId === projectId)
  const count = project === undefined ? null : screen.count(project)
  const hint = useKeyHint(screen.goKey)
  return (
    <Link
      to={{ screen: screen.id, id: null }}
      isCurrent={isCurrent}
      className={classes(
        'flex h-8 items-center gap-2 rounded-control px-2 text-body outline-offset-[-2px]',
        isCurrent ? 'bg-selected font-medium text-primary' : 'text-secondary hover:bg-hover hover:text-primary',
      )}
    >
      <Icon of={screen.icon} />
      <span className="flex-1" title={hint === null ? undefined : `${screen.title} (${hint.shown})`}>
        {screen.title}
      </span>
      {screen.badge === undefined ? null : <screen.badge />}
      {count === null ? null : <span className="text-small text-secondary">{count.toLocaleString('en')}</span>}
    </Link>
  )
}

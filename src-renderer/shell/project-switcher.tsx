import { ChevronDown } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useProjectId, useProjects } from '../data/use-project.ts'
import { navigate } from '../navigation/use-place.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'

export function ProjectSwitcher() {
  const projects = useProjects()
  const projectId = useProjectId()
  const name = projects.find((project) => project.projectId === projectId)?.name ?? projectId
  return (
    <Menu
      label="Projects"
      trigger={
        <AriaButton
          aria-label={`Project ${name}`}
          className="inline-flex h-7 max-w-32 shrink-0 items-center gap-1 rounded-control px-2 text-body font-semibold data-hovered:bg-hover wide:max-w-48"
        >
          <span className="truncate">{name === '' ? 'Offwrite' : name}</span>
          <Icon of={ChevronDown} className="text-secondary" />
        </AriaButton>
      }
      groups={[
        projects.map((project) => ({
          id: project.projectId,
          title: project.name,
          detail: project.users === 1 ? '1 user' : `${project.users} users`,
          isChecked: project.projectId === projectId,
          run: () => navigate({ id: null, parameters: { project: project.projectId, filter: '' } }),
        })),
      ]}
    />
  )
}

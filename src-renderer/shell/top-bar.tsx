import { AppWindow, Moon, Search, Sun, SunMoon } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useConnection } from '../data/use-connection.ts'
import { useStatus } from '../data/use-status.ts'
import { useViewState } from '../data/use-view-state.ts'
import { BaselineChip } from '../features/snapshots/frame/baseline-chip.tsx'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { CopyText } from '../ui/copy.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { Menu } from '../ui/menu.tsx'
import { NewestCode } from './newest-code.tsx'
import { ProjectSwitcher } from './project-switcher.tsx'
import { SimulationPills } from './simulation-pills.tsx'

export interface TopBarProps {
  readonly onPalette: () => void
  /** Null where the screen is not one to have beside an app. */
  readonly onPopOut: (() => void) | null
}

export function TopBar({ onPalette, onPopOut }: TopBarProps) {
  const status = useStatus()
  return (
    <header className="drag-region beside-window-buttons flex h-10 shrink-0 items-center gap-3 border-b border-hairline bg-canvas">
      <ProjectSwitcher />
      <Endpoint endpoint={status?.endpoint ?? null} />
      <SimulationPills />
      <div className="ms-auto flex min-w-0 items-center gap-1">
        <BaselineChip />
        <NewestCode />
        <PaletteBox onPress={onPalette} />
        {onPopOut === null ? null : (
          <IconButton
            label="Open the screen in its own window"
            action="pop-out"
            icon={<Icon of={AppWindow} />}
            onPress={onPopOut}
          />
        )}
        <ThemeMenu />
      </div>
    </header>
  )
}

/** The dot says the state by its shape and its words too, not only by its colour. */
function Endpoint({ endpoint }: { readonly endpoint: string | null }) {
  const { state } = useConnection()
  const words = { connecting: 'Connecting', live: 'Listening', lost: 'Not answering' }[state]
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span
        title={words}
        className={`size-2 shrink-0 rounded-full ${state === 'live' ? 'bg-success' : 'border-2 border-danger'}`}
      />
      <span className={endpoint === null ? 'text-small text-secondary' : 'sr-only'}>{words}</span>
      {endpoint === null ? null : <CopyText text={endpoint} what="endpoint" />}
    </div>
  )
}

function PaletteBox({ onPress }: { readonly onPress: () => void }) {
  const hint = useKeyHint('palette')
  return (
    <AriaButton
      onPress={onPress}
      aria-keyshortcuts={hint?.aria}
      className="flex h-7 w-44 shrink-0 items-center gap-2 rounded-control border border-hairline bg-surface ps-2 pe-1.5 text-small text-secondary data-hovered:border-control wide:w-60"
    >
      <Icon of={Search} />
      <span className="flex-1 text-start">Find or do</span>
      {hint === null ? null : <KeyCap keys={hint.shown} isSilent />}
    </AriaButton>
  )
}

const themes = [
  { id: 'system', title: 'As the system', icon: SunMoon },
  { id: 'light', title: 'Light', icon: Sun },
  { id: 'dark', title: 'Dark', icon: Moon },
] as const

function ThemeMenu() {
  const theme = useViewState((view) => view.theme)
  const setTheme = useViewState((view) => view.setTheme)
  const current = themes.find(({ id }) => id === theme) ?? themes[0]
  return (
    <Menu
      label="Theme"
      trigger={<IconButton label={`Theme: ${current.title.toLowerCase()}`} icon={<Icon of={current.icon} />} />}
      groups={[
        themes.map(({ id, title, icon }) => ({
          id,
          title,
          icon: <Icon of={icon} className="text-secondary" />,
          isChecked: id === theme,
          run: () => setTheme(id),
        })),
      ]}
    />
  )
}

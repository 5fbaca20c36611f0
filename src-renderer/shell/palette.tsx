import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import type { UserRow } from '../../src-shared/contract/control.ts'
import type { SnapshotSummary } from '../../src-shared/contract/snapshots.ts'
import type { TeamRow } from '../../src-shared/contract/teams.ts'
import { teamSearchQuery, userSearchQuery } from '../data/queries.ts'
import { useServices } from '../data/services.ts'
import { useRequestFeed } from '../data/use-connection.ts'
import { useEmulatorClock } from '../data/use-now.ts'
import { useProjectId, useProjects } from '../data/use-project.ts'
import { useQuery } from '../data/use-query.ts'
import { faultChoicesQuery } from '../features/faults/fault-queries.ts'
import { snapshotsQuery } from '../features/snapshots/snapshot-queries.ts'
import { useKeyboard, useKeyHint } from '../keyboard/use-keys.ts'
import { navigate } from '../navigation/use-place.ts'
import { overlayLook } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { menuRowLook } from '../ui/menu.tsx'
import { commandsOf, readLine, type Command } from './palette-commands.ts'
import { paletteSections, type PaletteEntry } from './palette-entries.ts'
import { useSteadySections } from './steady-sections.ts'
import { useFound } from './use-found.ts'

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onKeys: () => void
  readonly onCommand: (command: Command) => void
}

/** The same ones each time, so that nothing is worked out anew. */
const noSnapshots: readonly SnapshotSummary[] = []

const wordsOfUser = ({ name, email, phone, id }: UserRow) => [name, email, phone, id].join(' ')
const wordsOfTeam = ({ name, id }: TeamRow) => `${name} ${id}`

export function Palette({ isOpen, onClose, onKeys, onCommand }: PaletteProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={`${overlayLook} items-start pt-[12vh]`}
    >
      <Modal className="flex max-h-full w-full max-w-xl animate-appear flex-col overflow-hidden rounded-panel border border-hairline bg-surface shadow-float">
        <Dialog aria-label="Find or do" className="flex min-h-0 flex-col outline-none">
          <PaletteList onClose={onClose} onKeys={onKeys} onCommand={onCommand} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteList({ onClose, onKeys, onCommand }: Omit<PaletteProps, 'isOpen'>) {
  const { client, view } = useServices()
  const keyboard = useKeyboard()
  const projectId = useProjectId()
  const projects = useProjects()
  const { requests } = useRequestFeed()
  const [text, setText] = useState('')
  const words = text.trim()
  const line = useMemo(() => readLine(words), [words])
  const asked = line?.verb === 'as' ? line.rest : words
  const { rows: users, isWhole: areUsersKnown } = useFound({
    text: projectId === '' ? '' : asked,
    ask: (text) => userSearchQuery(client, projectId, text),
    wordsOf: wordsOfUser,
  })
  const { rows: teams, isWhole: areTeamsKnown } = useFound({
    text: projectId === '' || line !== null ? '' : words,
    ask: (text) => teamSearchQuery(client, projectId, text),
    wordsOf: wordsOfTeam,
  })
  // What stands further down waits for what stands above it: the first row is the one that Enter takes.
  const hasUsers = users.length > 0
  const showsTeams = hasUsers || areUsersKnown
  const showsRecords = hasUsers || (areUsersKnown && (teams.length > 0 || areTeamsKnown))
  const snapshots = useQuery(words === '' ? null : snapshotsQuery(client)).data?.snapshots ?? noSnapshots
  const { data: choices } = useQuery(line?.verb === 'fail' ? faultChoicesQuery(client) : null)
  const clock = useEmulatorClock()

  // What the keys would do below the palette, as it was when the palette opened.
  const available = useMemo(() => keyboard.available(), [keyboard])
  const [ofProject] = useState(() => requests.filter((each) => each.projectId === projectId))
  const found = useMemo(
    () =>
      paletteSections(words, {
        available,
        projects,
        users: line?.verb === 'as' ? [] : users,
        teams: showsTeams ? teams : [],
        snapshots: showsRecords ? snapshots : [],
        requests: showsRecords ? ofProject : [],
        commands: line === null ? [] : commandsOf(line, { now: clock.now(), users, snapshots, choices }),
      }),
    [words, line, available, projects, users, teams, showsTeams, showsRecords, snapshots, ofProject, clock, choices],
  )
  const sections = useSteadySections(text, found)

  const run = ({ does }: PaletteEntry) => {
    onClose()
    if (does.kind === 'go') navigate(does.to)
    else if (does.kind === 'theme') view.getState().setTheme(does.theme)
    else if (does.kind === 'command') onCommand(does.command)
    else if (does.action === 'show-keys') onKeys()
    else keyboard.perform(does.action)
  }

  return (
    <Autocomplete inputValue={text} onInputChange={setText} filter={() => true}>
      <SearchField
        aria-label="Find or do"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a palette is opened to type in
        autoFocus
        // By itself it would only be emptied.
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
        className="border-b border-hairline"
      >
        <Input
          placeholder="An action, a name, or clock +15m"
          className="h-11 w-full bg-transparent px-3 text-section outline-none [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {/* So high that a list which goes on shows half a row at its end. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <section aria-label="Results" tabIndex={0} className="max-h-100 overflow-auto outline-offset-[-2px]">
        <Menu
          aria-label="Results"
          className="p-1 outline-none"
          renderEmptyState={() =>
            showsRecords ? <p className="p-4 text-secondary">Nothing matches “{text}”.</p> : null
          }
        >
          {sections.map(({ title, entries }) => (
            <MenuSection key={title} id={title}>
              <Header className="px-2 pt-2 pb-1 text-label font-semibold text-secondary">{title}</Header>
              {entries.map((entry) => (
                // For each text they are others: the first of them is chosen at once, and not when more are found.
                <PaletteRow
                  key={`${text} ${entry.id}`}
                  id={`${text} ${entry.id}`}
                  entry={entry}
                  onRun={() => run(entry)}
                />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </section>
    </Autocomplete>
  )
}

interface PaletteRowProps {
  readonly id: string
  readonly entry: PaletteEntry
  readonly onRun: () => void
}

function PaletteRow({ id, entry, onRun }: PaletteRowProps) {
  const hint = useKeyHint(entry.action)
  return (
    <MenuItem
      id={id}
      textValue={`${entry.title} ${entry.detail}`}
      onAction={onRun}
      className={`${menuRowLook} min-h-8`}
    >
      <span className="min-w-0 flex-1 truncate">{entry.title}</span>
      <span className="max-w-56 shrink-0 truncate text-small text-secondary">{entry.detail}</span>
      {hint === null ? null : <KeyCap keys={hint.shown} />}
    </MenuItem>
  )
}

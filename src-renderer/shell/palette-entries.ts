/** What the palette offers for a text, best first: the selection, travel, then records by name. */
import type { ProjectSummary, UserRow } from '../../src-shared/contract/control.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import type { SnapshotSummary } from '../../src-shared/contract/snapshots.ts'
import type { TeamRow } from '../../src-shared/contract/teams.ts'
import { keyTable, type ActionName } from '../keyboard/key-table.ts'
import type { Place } from '../navigation/place.ts'
import type { Theme } from '../data/look.ts'
import type { Command, CommandEntry } from './palette-commands.ts'

export interface PaletteEntry {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly action?: ActionName
  readonly does:
    | { readonly kind: 'action'; readonly action: ActionName }
    | { readonly kind: 'go'; readonly to: Partial<Place> }
    | { readonly kind: 'theme'; readonly theme: Theme }
    | { readonly kind: 'command'; readonly command: Command }
}

export interface PaletteSection {
  readonly title: string
  readonly entries: readonly PaletteEntry[]
}

export interface PaletteSources {
  readonly available: ReadonlySet<ActionName>
  readonly projects: readonly ProjectSummary[]
  readonly users: readonly UserRow[]
  readonly teams: readonly TeamRow[]
  readonly requests: readonly ExchangeSummary[]
  readonly snapshots: readonly SnapshotSummary[]
  /** What the text says as a line. */
  readonly commands: readonly CommandEntry[]
}

const mostOfAKind = 6

/** These only make sense as keys. */
const keyOnly: readonly ActionName[] = ['palette', 'next', 'previous', 'filter', 'open', 'select']

/** As they stand. */
export const sectionTitles = [
  'Commands',
  'Selection',
  'Go to',
  'Do',
  'Projects',
  'Users',
  'Teams',
  'Snapshots',
  'Requests',
]

/** There are only so many of them. */
const actionTitles = ['Selection', 'Go to', 'Do']

/** Their search knows more of them than what is shown. */
const foundByServer = ['Commands', 'Users', 'Teams']

export function paletteSections(text: string, sources: PaletteSources): readonly PaletteSection[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const matches = ({ title, detail }: PaletteEntry) =>
    words.every((word) => `${title} ${detail}`.toLowerCase().includes(word))
  const actions = keyTable.filter(
    ({ action }) => sources.available.has(action) && !keyOnly.includes(action) && !/^go-\d$/.test(action),
  )
  const asEntry = ({ action, does }: (typeof actions)[number]): PaletteEntry => ({
    id: action,
    title: does,
    detail: '',
    action,
    does: { kind: 'action', action },
  })
  const sections: readonly PaletteSection[] = [
    { title: 'Commands', entries: sources.commands.map(commandEntry) },
    { title: 'Selection', entries: actions.filter(({ group }) => group === 'Selection').map(asEntry) },
    { title: 'Go to', entries: actions.filter(({ group }) => group === 'Go to').map(asEntry) },
    {
      title: 'Do',
      entries: [...actions.filter(({ group }) => group === 'List' || group === 'Anywhere').map(asEntry), ...themes],
    },
    { title: 'Projects', entries: sources.projects.length < 2 ? [] : sources.projects.map(projectEntry) },
    ...(words.length === 0
      ? []
      : [
          { title: 'Users', entries: sources.users.map(userEntry) },
          { title: 'Teams', entries: sources.teams.map(teamEntry) },
          { title: 'Snapshots', entries: sources.snapshots.map(snapshotEntry) },
          { title: 'Requests', entries: sources.requests.toReversed().map(requestEntry) },
        ]),
  ]
  return sections
    .map(({ title, entries }) => ({
      title,
      entries: (foundByServer.includes(title) ? entries : entries.filter(matches)).slice(
        0,
        actionTitles.includes(title) ? entries.length : mostOfAKind,
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
}

const themes: readonly PaletteEntry[] = [
  { id: 'theme-system', title: 'Theme: as the system', detail: '', does: { kind: 'theme', theme: 'system' } },
  { id: 'theme-light', title: 'Theme: light', detail: '', does: { kind: 'theme', theme: 'light' } },
  { id: 'theme-dark', title: 'Theme: dark', detail: '', does: { kind: 'theme', theme: 'dark' } },
]

function projectEntry({ projectId, name }: ProjectSummary): PaletteEntry {
  return {
    id: `project-${projectId}`,
    title: name,
    detail: name === projectId ? 'project' : projectId,
    does: { kind: 'go', to: { id: null, parameters: { project: projectId } } },
  }
}

function userEntry({ id, name, email, phone }: UserRow): PaletteEntry {
  return {
    id: `user-${id}`,
    title: name || email || phone || id,
    detail: email || phone || id,
    does: { kind: 'go', to: { screen: 'users', id } },
  }
}

function teamEntry({ id, name }: TeamRow): PaletteEntry {
  return { id: `team-${id}`, title: name, detail: id, does: { kind: 'go', to: { screen: 'teams', id } } }
}

function commandEntry({ id, title, detail, command }: CommandEntry): PaletteEntry {
  return { id, title, detail, does: { kind: 'command', command } }
}

function snapshotEntry({ name, note, kind }: SnapshotSummary): PaletteEntry {
  return {
    id: `snapshot-${name}`,
    title: name,
    detail: note || (kind === 'automatic' ? 'automatic snapshot' : 'snapshot'),
    does: { kind: 'go', to: { screen: 'snapshots', id: name } },
  }
}

function requestEntry({ id, method, path, status, sdk }: ExchangeSummary): PaletteEntry {
  return {
    id: `request-${id}`,
    title: `${method} ${path.split('?')[0] ?? ''}`,
    detail: `${status} ${sdk ?? ''}`.trim(),
    does: { kind: 'go', to: { screen: 'requests', id } },
  }
}

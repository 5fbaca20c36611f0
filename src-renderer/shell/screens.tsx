/**
 * Every screen of the window: the side bar, the palette, the keys and the address all read this table. A new screen is
 * one row here.
 */
import {
  Cable,
  Camera,
  Clock,
  Inbox,
  LayoutDashboard,
  ListTree,
  ShieldCheck,
  KeyRound,
  LogIn,
  Settings,
  SlidersHorizontal,
  Users,
  UsersRound,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { ProjectSummary } from '../../src-shared/contract/control.ts'
import { ApiKeysScreen } from '../features/api-keys/api-keys-screen.tsx'
import { ClockScreen } from '../features/clock/clock-screen.tsx'
import { ConnectScreen } from '../features/connect/connect-screen.tsx'
import { FaultBadge } from '../features/faults/fault-badge.tsx'
import { FaultsScreen } from '../features/faults/faults-screen.tsx'
import { InboxScreen } from '../features/inbox/inbox-screen.tsx'
import { UnreadBadge } from '../features/inbox/unread-badge.tsx'
import { PoliciesScreen } from '../features/policies/policies-screen.tsx'
import { OverviewScreen } from '../features/overview/overview-screen.tsx'
import { RequestsScreen } from '../features/requests/requests-screen.tsx'
import { RolesScreen } from '../features/roles/roles-screen.tsx'
import { SnapshotsScreen } from '../features/snapshots/snapshots-screen.tsx'
import { SettingsScreen } from '../features/settings/settings-screen.tsx'
import { SignInMethodsScreen } from '../features/sign-in-methods/sign-in-methods-screen.tsx'
import { TeamsScreen } from '../features/teams/teams-screen.tsx'
import { UsersScreen } from '../features/users/users-screen.tsx'
import type { ActionName } from '../keyboard/key-table.ts'

export interface Screen {
  /** First part of the address: `#/users`. */
  readonly id: string
  readonly title: string
  readonly icon: LucideIcon
  readonly group: 'main' | 'control' | 'project'
  readonly goKey: ActionName
  /** Shown at the right of its name; null shows nothing. */
  readonly count: (project: ProjectSummary) => number | null
  readonly component: ComponentType
  /** Shown only while something waits. */
  readonly badge?: ComponentType
}

export const screens: readonly Screen[] = [
  {
    id: 'overview',
    title: 'Overview',
    icon: LayoutDashboard,
    group: 'main',
    goKey: 'go-overview',
    count: () => null,
    component: OverviewScreen,
  },
  {
    id: 'users',
    title: 'Users',
    icon: Users,
    group: 'main',
    goKey: 'go-users',
    count: ({ users }) => users,
    component: UsersScreen,
  },
  {
    id: 'teams',
    title: 'Teams',
    icon: UsersRound,
    group: 'main',
    goKey: 'go-teams',
    count: ({ teams }) => teams,
    component: TeamsScreen,
  },
  {
    id: 'inbox',
    title: 'Inbox',
    icon: Inbox,
    group: 'main',
    goKey: 'go-inbox',
    count: () => null,
    component: InboxScreen,
    badge: UnreadBadge,
  },
  {
    id: 'requests',
    title: 'Requests',
    icon: ListTree,
    group: 'main',
    goKey: 'go-requests',
    count: ({ requests }) => requests,
    component: RequestsScreen,
  },
  {
    id: 'snapshots',
    title: 'Snapshots',
    icon: Camera,
    group: 'control',
    goKey: 'go-snapshots',
    count: () => null,
    component: SnapshotsScreen,
  },
  {
    id: 'clock',
    title: 'Clock',
    icon: Clock,
    group: 'control',
    goKey: 'go-clock',
    count: () => null,
    component: ClockScreen,
  },
  {
    id: 'faults',
    title: 'Faults',
    icon: Zap,
    group: 'control',
    goKey: 'go-faults',
    count: () => null,
    component: FaultsScreen,
    badge: FaultBadge,
  },
  {
    id: 'roles',
    title: 'Roles',
    icon: ShieldCheck,
    group: 'control',
    goKey: 'go-roles',
    count: () => null,
    component: RolesScreen,
  },
  {
    id: 'sign-in-methods',
    title: 'Sign-in methods',
    icon: LogIn,
    group: 'project',
    goKey: 'go-sign-in-methods',
    count: () => null,
    component: SignInMethodsScreen,
  },
  {
    id: 'policies',
    title: 'Policies',
    icon: SlidersHorizontal,
    group: 'project',
    goKey: 'go-policies',
    count: () => null,
    component: PoliciesScreen,
  },
  {
    id: 'api-keys',
    title: 'API keys',
    icon: KeyRound,
    group: 'project',
    goKey: 'go-api-keys',
    count: () => null,
    component: ApiKeysScreen,
  },
  {
    id: 'connect',
    title: 'Connect',
    icon: Cable,
    group: 'project',
    goKey: 'go-connect',
    count: () => null,
    component: ConnectScreen,
  },
  {
    id: 'settings',
    title: 'Settings',
    icon: Settings,
    group: 'project',
    goKey: 'go-settings',
    count: () => null,
    component: SettingsScreen,
  },
]

/** `⌘1` and so on, in the order of the side bar. */
export const screenKeys: readonly ActionName[] = [
  'go-1',
  'go-2',
  'go-3',
  'go-4',
  'go-5',
  'go-6',
  'go-7',
  'go-8',
  'go-9',
]

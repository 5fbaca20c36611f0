/** What the reader has arranged, kept between visits. Server state is never in here. */
import { persist } from 'zustand/middleware'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChosenKeys } from '../keyboard/key-table.ts'
import type { ColumnArrangement } from './column-arrangement.ts'
import type { SavedView } from './saved-view.ts'
import type { Density, Look, TextSize, Theme } from './look.ts'

export interface ViewState extends Look {
  readonly setTheme: (theme: Theme) => void
  readonly setDensity: (density: Density) => void
  readonly setTextSize: (textSize: TextSize) => void
  readonly inspectorPixels: number
  readonly setInspectorPixels: (pixels: number) => void
  readonly hasSingleKeys: boolean
  readonly setSingleKeys: (hasSingleKeys: boolean) => void
  /** Secrets of a request wait until they are asked for. */
  readonly hidesSecrets: boolean
  readonly setHidesSecrets: (hidesSecrets: boolean) => void
  /** A notification of the system with each code, while the window is not in front. */
  readonly notifiesCodes: boolean
  readonly setNotifiesCodes: (notifiesCodes: boolean) => void
  /** Each code goes to the clipboard as it comes. */
  readonly copiesCodes: boolean
  readonly setCopiesCodes: (copiesCodes: boolean) => void
  /** What is copied of codes and secrets leaves the clipboard after a minute, where the desktop window can see to it. */
  readonly clearsSecrets: boolean
  readonly setClearsSecrets: (clearsSecrets: boolean) => void
  /** Keys that were chosen instead of those of the table, by action; an empty list is no key. */
  readonly chosenKeys: ChosenKeys
  /** Null goes back to those of the table. */
  readonly setKeys: (action: string, keys: readonly string[] | null) => void
  /** Requests up to this sequence are out of sight, per project: the log was cleared. */
  readonly clearedUpTo: Readonly<Record<string, number>>
  readonly setClearedUpTo: (projectId: string, sequence: number) => void
  /** Ids of requests to come back to; they outlast a clearing of the log. */
  readonly pinnedRequests: readonly string[]
  readonly setPinned: (requestId: string, isPinned: boolean) => void
  /** What a request was last shown as code for. */
  readonly codeTool: string
  readonly setCodeTool: (codeTool: string) => void
  /** Ids of messages that were opened or copied, newest last. */
  readonly readMessages: readonly string[]
  readonly markRead: (messageId: string) => void
  /** How the columns of a list are arranged, by list and project: `users/demo`. */
  readonly columns: Readonly<Record<string, ColumnArrangement>>
  readonly setColumns: (list: string, arrangement: ColumnArrangement) => void
  /** The reader's own views of a list, by list and project: `users/demo`. */
  readonly views: Readonly<Record<string, readonly SavedView[]>>
  readonly setViews: (list: string, views: readonly SavedView[]) => void
  /** How a snapshot was restored last, by its name. */
  readonly restoring: Readonly<Record<string, RestoringChoices>>
  readonly setRestoring: (name: string, choices: RestoringChoices) => void
}

export interface RestoringChoices {
  readonly dates: 'keep' | 'shift' | 'clock'
  readonly sessions: 'keep' | 'drop'
  readonly messages: 'keep' | 'clear'
  /** Nothing is asked any more. */
  readonly isAtOnce: boolean
}

/** As many messages as a few projects keep. */
const mostRead = 3000
const mostRestoring = 100

export type ViewStore = StoreApi<ViewState>

export function createViewStore(): ViewStore {
  return createStore<ViewState>()(
    persist(
      (set) => ({
        theme: 'system',
        setTheme: (theme) => set({ theme }),
        density: 'normal',
        setDensity: (density) => set({ density }),
        textSize: 'normal',
        setTextSize: (textSize) => set({ textSize }),
        inspectorPixels: 400,
        setInspectorPixels: (inspectorPixels) => set({ inspectorPixels }),
        hasSingleKeys: true,
        setSingleKeys: (hasSingleKeys) => set({ hasSingleKeys }),
        hidesSecrets: true,
        setHidesSecrets: (hidesSecrets) => set({ hidesSecrets }),
        notifiesCodes: false,
        setNotifiesCodes: (notifiesCodes) => set({ notifiesCodes }),
        copiesCodes: false,
        setCopiesCodes: (copiesCodes) => set({ copiesCodes }),
        clearsSecrets: true,
        setClearsSecrets: (clearsSecrets) => set({ clearsSecrets }),
        chosenKeys: {},
        setKeys: (action, keys) =>
          set(({ chosenKeys }) => {
            const others = Object.entries(chosenKeys).filter(([other]) => other !== action)
            return { chosenKeys: Object.fromEntries(keys === null ? others : [...others, [action, keys] as const]) }
          }),
        clearedUpTo: {},
        setClearedUpTo: (projectId, sequence) =>
          set(({ clearedUpTo }) => ({ clearedUpTo: { ...clearedUpTo, [projectId]: sequence } })),
        pinnedRequests: [],
        setPinned: (requestId, isPinned) =>
          set(({ pinnedRequests }) => {
            const others = pinnedRequests.filter((id) => id !== requestId)
            return { pinnedRequests: isPinned ? [...others, requestId] : others }
          }),
        codeTool: 'web',
        setCodeTool: (codeTool) => set({ codeTool }),
        readMessages: [],
        markRead: (messageId) =>
          set(({ readMessages }) =>
            readMessages.includes(messageId) ? {} : { readMessages: [...readMessages, messageId].slice(-mostRead) },
          ),
        columns: {},
        setColumns: (list, arrangement) => set(({ columns }) => ({ columns: { ...columns, [list]: arrangement } })),
        views: {},
        setViews: (list, own) => set(({ views }) => ({ views: { ...views, [list]: own } })),
        restoring: {},
        setRestoring: (name, choices) =>
          set(({ restoring }) => {
            const others = Object.entries(restoring).filter(([other]) => other !== name)
            return { restoring: Object.fromEntries([...others, [name, choices] as const].slice(-mostRestoring)) }
          }),
      }),
      {
        name: 'offwrite.view',
        partialize: ({
          theme,
          density,
          textSize,
          inspectorPixels,
          codeTool,
          hasSingleKeys,
          hidesSecrets,
          notifiesCodes,
          copiesCodes,
          clearsSecrets,
          chosenKeys,
          readMessages,
          columns,
          views,
          restoring,
        }) => ({
          theme,
          density,
          textSize,
          inspectorPixels,
          codeTool,
          hasSingleKeys,
          hidesSecrets,
          notifiesCodes,
          copiesCodes,
          clearsSecrets,
          chosenKeys,
          readMessages,
          columns,
          views,
          restoring,
        }),
      },
    ),
  )
}

/** Answers the page's named calls, and only the page's. */
import type { CopiedText, DesktopAction, DesktopNotice, DesktopTheme } from '../../src-shared/contract/desktop.ts'
import { callNames } from '../preload/call-names.ts'
import { isOwnPage } from './addresses.ts'

interface CallingFrame {
  readonly url: string
  /** Null for the main frame. */
  readonly parent: object | null
}

interface CallEvent {
  /** Null once the frame has gone elsewhere. */
  readonly senderFrame: CallingFrame | null
}

/** What is needed of Electron's `ipcMain`. */
export interface CallPort {
  handle(channel: string, listener: (event: CallEvent, ...parameters: unknown[]) => unknown): void
}

export interface CallHandlers {
  readonly origin: () => string | null
  readonly revealDataFile: () => boolean
  readonly revealSnapshot: (name: string) => Promise<boolean>
  readonly showTheme: (theme: DesktopTheme) => void
  readonly showActions: (actions: readonly DesktopAction[]) => void
  readonly copy: (copied: CopiedText) => Promise<void>
  readonly notify: (notice: DesktopNotice) => boolean
}

export function answerCalls(port: CallPort, handlers: CallHandlers): void {
  const { origin, revealDataFile, revealSnapshot, showTheme, showActions, copy, notify } = handlers
  const answer = (channel: string, handler: (parameter: unknown) => unknown): void => {
    port.handle(channel, (event, parameter) => {
      if (!isOwnMainFrame(event.senderFrame, origin())) throw new Error(`${channel} is not for this page.`)
      return handler(parameter)
    })
  }
  answer(callNames.revealDataFile, () => revealDataFile())
  answer(callNames.revealSnapshot, (name) => {
    if (typeof name !== 'string') throw new Error('A snapshot is named by a text.')
    return revealSnapshot(name)
  })
  answer(callNames.showTheme, (theme) => {
    if (!isTheme(theme)) throw new Error('A theme is system, light or dark.')
    showTheme(theme)
  })
  answer(callNames.showActions, (actions) => {
    if (!isActions(actions)) throw new Error('Actions are a list, each with its words, group and keys.')
    showActions(actions)
  })
  answer(callNames.copy, (copied) => {
    if (!isCopied(copied)) throw new Error('What is copied is a text, secret or not.')
    return copy(copied)
  })
  answer(callNames.notify, (notice) => {
    if (!isNotice(notice)) throw new Error('A notification has a title, a body, a button and what it copies.')
    return notify(notice)
  })
}

function isOwnMainFrame(frame: CallingFrame | null, origin: string | null): boolean {
  return frame !== null && frame.parent === null && origin !== null && isOwnPage(frame.url, origin)
}

export function isTheme(value: unknown): value is DesktopTheme {
  return value === 'system' || value === 'light' || value === 'dark'
}

const longestCopied = 100_000

function isCopied(value: unknown): value is CopiedText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'isSecret' in value &&
    typeof value.text === 'string' &&
    value.text.length <= longestCopied &&
    typeof value.isSecret === 'boolean'
  )
}

function isNotice(value: unknown): value is DesktopNotice {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    'body' in value &&
    'button' in value &&
    'copies' in value &&
    [value.title, value.body, value.button].every((text) => typeof text === 'string' && text.length <= longestText) &&
    isCopied(value.copies)
  )
}

const mostActions = 200
const longestText = 100

function isActions(value: unknown): value is readonly DesktopAction[] {
  return Array.isArray(value) && value.length <= mostActions && value.every(isAction)
}

function isAction(value: unknown): value is DesktopAction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'action' in value &&
    'does' in value &&
    'group' in value &&
    'keys' in value &&
    'isEnabled' in value &&
    [value.action, value.does, value.keys ?? ''].every(
      (text) => typeof text === 'string' && text.length <= longestText,
    ) &&
    (value.group === 'Anywhere' || value.group === 'List' || value.group === 'Selection') &&
    typeof value.isEnabled === 'boolean'
  )
}

/** Runs sandboxed before the page and hands it a few named calls. Built as CommonJS: a sandbox loads nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopCalls } from '../../src-shared/contract/desktop.ts'
import { callNames, chosenAction } from './call-names.ts'

const calls: DesktopCalls = {
  platform: process.platform,
  revealDataFile: () => ipcRenderer.invoke(callNames.revealDataFile),
  revealSnapshot: (name) => ipcRenderer.invoke(callNames.revealSnapshot, name),
  showTheme: (theme) => ipcRenderer.invoke(callNames.showTheme, theme),
  showActions: (actions) => ipcRenderer.invoke(callNames.showActions, actions),
  copy: (copied) => ipcRenderer.invoke(callNames.copy, copied),
  notify: (notice) => ipcRenderer.invoke(callNames.notify, notice),
  // The event that comes with it stays here: it would hand the page a sender.
  onAction: (listener) => void ipcRenderer.on(chosenAction, (_event, action: string) => listener(action)),
}

contextBridge.exposeInMainWorld('offwrite', calls)

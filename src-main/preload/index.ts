/** Runs sandboxed before the page and hands it a few named calls. Built as CommonJS: a sandbox loads nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopCalls } from '../../src-shared/contract/desktop.ts'
import { callNames } from './call-names.ts'

const calls: DesktopCalls = {
  platform: process.platform,
  revealDataFile: () => ipcRenderer.invoke(callNames.revealDataFile),
  showTheme: (theme) => ipcRenderer.invoke(callNames.showTheme, theme),
}

contextBridge.exposeInMainWorld('offwrite', calls)

/** Every command, in the order in which help lists them. */
import type { Command } from '../command.ts'
import { advanceClock, followClock, freezeClock, runClock, setClock, showClock } from './clock.ts'
import { completion } from './completion.ts'
import { doctor } from './doctor.ts'
import { exec } from './exec.ts'
import { exportState } from './export.ts'
import { addFault, clearFaults, listFaults, listPresets } from './fault.ts'
import { clearInbox, latestMessage, listMessages } from './inbox.ts'
import { importUsers } from './import.ts'
import { init } from './init.ts'
import { reset } from './reset.ts'
import { serve } from './serve.ts'
import { deleteSnapshot, diffSnapshot, listSnapshots, restoreSnapshot, saveSnapshot } from './snapshot.ts'
import { createUser, listUsers, signInAs } from './users.ts'

export const commands: readonly Command[] = [
  serve,
  exec,
  init,
  reset,
  saveSnapshot,
  restoreSnapshot,
  listSnapshots,
  diffSnapshot,
  deleteSnapshot,
  importUsers,
  exportState,
  createUser,
  listUsers,
  signInAs,
  latestMessage,
  listMessages,
  clearInbox,
  showClock,
  setClock,
  advanceClock,
  freezeClock,
  runClock,
  followClock,
  addFault,
  listFaults,
  clearFaults,
  listPresets,
  doctor,
  completion,
]

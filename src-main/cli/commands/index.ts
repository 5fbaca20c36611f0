/** Every command, in the order in which help lists them. */
import type { Command } from '../command.ts'
import { advanceClock, followClock, freezeClock, setClock, showClock } from './clock.ts'
import { exec } from './exec.ts'
import { clearInbox, latestMessage, listMessages } from './inbox.ts'
import { serve } from './serve.ts'
import { createUser, listUsers, signInAs } from './users.ts'

export const commands: readonly Command[] = [
  serve,
  exec,
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
  followClock,
]

import { useCallback, useState } from 'react'
import type { SignInAs, UserRow } from '../../src-shared/contract/control.ts'
import { useServices } from '../data/services.ts'
import { useActions } from '../data/use-action.ts'
import { useClockMoves } from '../data/use-clock-moves.ts'
import { titleOf } from '../data/user-names.ts'
import { useProjectId } from '../data/use-project.ts'
import { useFaultActions } from '../features/faults/use-fault-actions.ts'
import type { Command } from './palette-commands.ts'

export interface SignedIn {
  readonly user: UserRow
  readonly session: SignInAs
}

/** Does what a typed line says. Whoever is signed in as by it has a session to take away. */
export function useCommand(): {
  readonly run: (command: Command) => void
  readonly signedIn: SignedIn | null
  readonly close: () => void
} {
  const { client, notices } = useServices()
  const projectId = useProjectId()
  const moves = useClockMoves()
  const actions = useActions()
  const faults = useFaultActions()
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null)
  const close = useCallback(() => setSignedIn(null), [])

  const run = (command: Command) => {
    switch (command.kind) {
      case 'move-clock':
        return void moves.move(command.move)
      case 'set-clock':
        return void moves.setMode(command.mode)
      case 'run-clock':
        return void moves.setSpeed(command.speed)
      case 'restore': {
        const path = `/__emulator/snapshots/${encodeURIComponent(command.name)}/restore`
        const words = { doing: `Restore ${command.name}`, done: `Restored ${command.name}` }
        return void actions.run({ method: 'POST', path, body: {} }, words)
      }
      case 'fault':
        return void faults.add({ ...command.fault, projectId })
      case 'sign-in-as': {
        const { user } = command
        client.signInAs(projectId, user.id).then(
          (session) => setSignedIn({ user, session }),
          (error: unknown) => notices.fail(error, `Sign in as ${titleOf(user)}`),
        )
      }
    }
  }
  return { run, signedIn, close }
}

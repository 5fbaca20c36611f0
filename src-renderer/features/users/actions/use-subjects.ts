import { useMemo, useState } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import type { UserAction } from '../../../../src-shared/contract/user-steps.ts'
import { fieldsOf, listOf, textOf } from '../../../data/read-fields.ts'
import { useServices } from '../../../data/services.ts'
import { useActions } from '../../../data/use-action.ts'
import { useQuery } from '../../../data/use-query.ts'
import type { Selection } from '../list/use-row-keys.ts'
import { userQuery } from '../user-queries.ts'
import type { Subject } from './user-calls.ts'
import { afterStep, concerns, stepCall } from './user-steps.ts'

interface SubjectsInput {
  readonly projectId: string
  readonly openId: string | null
  readonly active: UserRow | null
  readonly selection: Selection
  readonly setSelection: (selection: Selection) => void
  /** Opens a user in the inspector; null closes it. */
  readonly open: (id: string | null) => void
}

/** One that was made up, to be shown once. */
export interface NewPassword {
  readonly users: readonly Subject[]
  readonly password: string
}

export interface Subjects {
  /** The opened user, else the active row. */
  readonly one: Subject | null
  /** The selected ones, else the one. */
  readonly chosen: readonly Subject[]
  /** Does it at once: one toast, one step to undo. */
  readonly act: (action: UserAction, users: readonly Subject[], label?: string) => void
  readonly newPassword: NewPassword | null
  readonly forgetPassword: () => void
}

/** Whom the actions are about, and what they do to one or to many. */
export function useSubjects(input: SubjectsInput): Subjects {
  const { projectId, openId, active, selection, setSelection, open } = input
  const { client, notices } = useServices()
  const { run } = useActions()
  const [newPassword, setNewPassword] = useState<NewPassword | null>(null)
  const opened = useQuery(openId === null || projectId === '' ? null : userQuery(client, projectId, openId)).data
  const one = useMemo(() => {
    if (opened !== undefined) return { ...opened, status: opened.isActive }
    // Until the opened one is read, its row says the same.
    return openId === null || openId === active?.id ? active : null
  }, [openId, active, opened])

  const act = async (action: UserAction, users: readonly Subject[], label: string | null) => {
    const about = users.filter((user) => concerns(action, user, label))
    if (about.length === 0) return notices.say('Nothing to change')
    const ids = new Set(about.map(({ id }) => id))
    if (action === 'delete' && openId !== null && ids.has(openId)) open(null)
    const { call, doing, done } = stepCall(projectId, action, about, label)
    const reply = await run(call, { doing, done })
    if (reply === null) return
    setSelection(
      new Map(
        [...selection]
          .filter(([id]) => action !== 'delete' || !ids.has(id))
          .map(([id, row]) => [id, ids.has(id) ? afterStep(row, action, label) : row]),
      ),
    )
    const { password, users: changed } = fieldsOf(reply.body)
    if (action === 'reset-password') setNewPassword({ users: about, password: textOf(password) })
    const [made] = listOf(changed)
    if (action === 'duplicate' && about.length === 1) open(textOf(made))
  }

  return {
    one,
    chosen: selection.size > 0 ? [...selection.values()] : one === null ? [] : [one],
    act: (action, users, label) => void act(action, users, label ?? null),
    newPassword,
    forgetPassword: () => setNewPassword(null),
  }
}

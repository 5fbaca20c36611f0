import { useMemo } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import type { Selection } from '../list/use-row-keys.ts'
import { countOf } from '../../../ui/words.ts'
import { userQuery } from '../user-queries.ts'
import { deleteUser, setLabels, setStatus, type Subject } from './user-calls.ts'
import { useUserActions } from './use-user-actions.ts'

interface SubjectsInput {
  readonly projectId: string
  readonly openId: string | null
  readonly active: UserRow | null
  readonly selection: Selection
  readonly setSelection: (selection: Selection) => void
  /** Closes the inspector: the user in it was deleted. */
  readonly close: () => void
}

export interface Subjects {
  /** The opened user, else the active row. */
  readonly one: Subject | null
  /** Without a user: the selected ones, else the one. */
  readonly block: (user?: Subject) => void
  readonly remove: (user?: Subject) => void
  readonly label: (label: string) => void
}

/** Whom the actions are about, and what they do to one or to many. */
export function useSubjects(input: SubjectsInput): Subjects {
  const { projectId, openId, active, selection, setSelection, close } = input
  const { client, notices } = useServices()
  const { run, runMany } = useUserActions()
  const opened = useQuery(openId === null || projectId === '' ? null : userQuery(client, projectId, openId)).data
  const one = useMemo(
    () => (openId === null ? active : opened === undefined ? null : { ...opened, status: opened.isActive }),
    [openId, active, opened],
  )
  const many = [...selection.values()]

  /** After an automatic snapshot, as before each step that destroys much. */
  async function removeAll(users: readonly Subject[]): Promise<void> {
    const doing = `Delete ${countOf(users.length, 'user')}`
    try {
      await client.keepState(doing)
    } catch (error) {
      return notices.fail(error, doing)
    }
    await runMany({ doing: 'Delete', done: 'Deleted' }, users.map(deleteUser))
  }

  return {
    one,
    block(user) {
      const subject = user ?? (many.length === 0 ? one : null)
      if (subject !== null) return void run(setStatus(subject, !subject.status))
      // Mixed: all end up blocked, then all can be unblocked.
      const status = many.every((each) => !each.status)
      const changed = many.filter((each) => each.status !== status)
      setSelection(new Map(many.map((each) => [each.id, { ...each, status }])))
      void runMany(
        status ? { doing: 'Unblock', done: 'Unblocked' } : { doing: 'Block', done: 'Blocked' },
        changed.map((each) => setStatus(each, status)),
      )
    },
    remove(user) {
      const subject = user ?? (many.length === 0 ? one : null)
      const gone = subject === null ? many : [subject]
      if (gone.some(({ id }) => id === openId)) close()
      setSelection(
        new Map(many.filter(({ id }) => gone.every((each) => each.id !== id)).map((each) => [each.id, each])),
      )
      if (subject !== null) void run(deleteUser(subject))
      else void removeAll(many)
    },
    label(label) {
      const changed = many.filter(({ labels }) => !labels.includes(label))
      setSelection(new Map(many.map((each) => [each.id, { ...each, labels: [...new Set([...each.labels, label])] }])))
      if (changed.length === 0) return
      void runMany(
        { doing: `Add ${label} to`, done: `Added ${label} to` },
        changed.map((each) => setLabels(each, [...each.labels, label])),
      )
    },
  }
}

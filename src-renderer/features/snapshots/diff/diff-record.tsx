import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordDifference } from '../../../../src-shared/contract/snapshots.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { oneOf, operationTitles, RecordFields } from '../../../ui/record-fields.tsx'
import type { RestorePart } from './diff-view.tsx'
import { changedFields, recordTitle, signs } from './diff-words.ts'

interface DiffRecordProps {
  readonly record: RecordDifference
  /** The snapshot knows whose it is. */
  readonly hasUser: boolean
  readonly restore: RestorePart | undefined
}

export function DiffRecord({ record, hasUser, restore }: DiffRecordProps) {
  const [isOpen, setOpen] = useState(false)
  const { operation, table, id, userId, projectId, fields } = record
  const title = recordTitle(record)
  const restoreUser =
    restore === undefined || userId === null || !hasUser ? null : () => restore.user(userId, projectId)
  // A user who is gone comes back with all that was theirs: the record alone would be nobody who can sign in.
  const isUserAlone = table === 'users' && operation === 'deleted' && restoreUser !== null
  return (
    <li>
      <div className="ends-line flex min-w-0 items-center gap-3">
        <div className="min-w-0 flex-1">
          <Disclosure isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
            <span aria-hidden className="w-3 shrink-0 font-mono text-secondary">
              {signs[operation]}
            </span>
            <span className="sr-only">
              {operationTitles[operation]} {oneOf(table)}
            </span>
            <span className="max-w-3/5 min-w-0 shrink-0 truncate">{title}</span>
            <span className="min-w-0 flex-1 truncate text-end text-small text-tertiary">
              {operation === 'changed' ? changedFields(record) : null}
            </span>
          </Disclosure>
        </div>
        {restore === undefined ? null : isUserAlone ? (
          <IconButton
            label={`Restore only the user ${userId}`}
            icon={<Icon of={Undo2} />}
            onPress={() => restoreUser()}
          />
        ) : (
          <IconButton
            label={`${operation === 'created' ? 'Take back' : 'Restore'} only the ${oneOf(table)} ${title}`}
            icon={<Icon of={Undo2} />}
            onPress={() => restore.record(record)}
          />
        )}
      </div>
      {isOpen ? (
        <div className="mt-0.5 mb-2 ms-1 border-s border-hairline ps-4">
          <CopyText text={id} what="ID" className="max-w-full" />
          <RecordFields operation={operation} fields={fields} />
          {restoreUser === null || isUserAlone ? null : (
            <Button className="mt-1" onPress={restoreUser}>
              Restore all of {userId}…
            </Button>
          )}
        </div>
      ) : null}
    </li>
  )
}

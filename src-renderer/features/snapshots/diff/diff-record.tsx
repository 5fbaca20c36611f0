import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordDifference } from '../../../../src-shared/contract/snapshots.ts'
import { CopyText } from '../../../ui/copy.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { oneOf, operationTitles, RecordFields } from '../../../ui/record-fields.tsx'
import type { DiffViewProps } from './diff-view.tsx'
import { changedFields, recordTitle, signs } from './diff-words.ts'

interface DiffRecordProps {
  readonly record: RecordDifference
  readonly onRestoreUser: DiffViewProps['onRestoreUser']
}

export function DiffRecord({ record, onRestoreUser }: DiffRecordProps) {
  const [isOpen, setOpen] = useState(false)
  const { operation, table, id, userId, projectId, fields } = record
  return (
    <li>
      <div className="flex min-w-0 items-center gap-1">
        <div className="min-w-0 flex-1">
          <Disclosure isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
            <span aria-hidden className="w-3 shrink-0 font-mono text-secondary">
              {signs[operation]}
            </span>
            <span className="sr-only">
              {operationTitles[operation]} {oneOf(table)}
            </span>
            <span className="min-w-0 shrink-0 max-w-3/5 truncate">{recordTitle(record)}</span>
            <span className="min-w-0 flex-1 truncate text-end text-small text-tertiary">
              {operation === 'changed' ? changedFields(record) : null}
            </span>
          </Disclosure>
        </div>
        {userId === null || onRestoreUser === undefined ? null : (
          <IconButton
            label={`Restore only the user ${userId}`}
            icon={<Icon of={Undo2} />}
            onPress={() => onRestoreUser(userId, projectId)}
          />
        )}
      </div>
      {isOpen ? (
        <div className="ps-5 pb-2">
          <CopyText text={id} what="ID" className="max-w-full" />
          <RecordFields operation={operation} fields={fields} />
        </div>
      ) : null}
    </li>
  )
}

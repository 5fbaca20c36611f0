import { ChevronRight, Mail, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import type { HistoryStep } from '../../../../src-shared/contract/history.ts'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import type { ExchangeSummary, RecordChange } from '../../../../src-shared/contract/requests.ts'
import { kindTitles, shownCode } from '../../../data/messages.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Link } from '../../../navigation/link.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { StatusCode } from '../../../ui/status-code.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import { stepQuery, type Asker } from '../user-queries.ts'

const rowLook = 'flex min-h-8 w-full items-center gap-3 rounded-control px-2 py-1 text-start hover:bg-hover'
/** Status codes, icons and chevrons share it, so that the words align. */
const markLook = 'flex w-7 shrink-0 justify-start text-secondary'

export interface RequestItemProps {
  readonly exchange: ExchangeSummary
  readonly changes: number
}

export function RequestItem({ exchange, changes }: RequestItemProps) {
  const { id, at, status, sdk, method, path, errorType, source, tags } = exchange
  const notes = [changes === 0 ? '' : countOf(changes, 'change'), source === 'window' ? 'by this window' : '']
    .filter((note) => note !== '')
    .join(', ')
  return (
    <Link
      to={{ screen: 'requests', id, parameters: source === 'window' ? { filter: 'source:window' } : {} }}
      className={rowLook}
    >
      <span className={markLook}>
        <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
      </span>
      <span className="min-w-0 flex-1" title={`${method} ${path}`}>
        <span className="block truncate">{sdk ?? `${method} ${path.split('?')[0]}`}</span>
        {errorType === null && notes === '' ? null : (
          <span className="flex gap-3 truncate text-small text-secondary">
            {errorType === null ? null : <span className="font-mono">{errorType}</span>}
            {notes === '' ? null : <span>{notes}</span>}
          </span>
        )}
      </span>
      <Ago at={at} />
    </Link>
  )
}

export function MessageItem({ message }: { readonly message: InboxMessage }) {
  const { id, channel, kind, to, code, createdAt } = message
  return (
    <Link to={{ screen: 'inbox', id }} className={rowLook}>
      <span className={markLook}>
        <Icon of={channel === 'email' ? Mail : MessageSquare} />
      </span>
      <span className="min-w-0 flex-1 truncate" title={`${kindTitles[kind]} to ${to}`}>
        {kindTitles[kind]} to {to}
      </span>
      {code === null ? null : <span className="shrink-0 font-mono text-small">{shownCode(code)}</span>}
      <Ago at={createdAt} />
    </Link>
  )
}

/** Opens to what it changed, field by field. */
export function ChangeItem({ step, asker }: { readonly step: HistoryStep; readonly asker: Asker }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className={rowLook}>
        <span className={markLook}>
          <Icon of={ChevronRight} className={classes('transition-[rotate] duration-120', isOpen && 'rotate-90')} />
        </span>
        <span className="min-w-0 flex-1 truncate" title={step.title}>
          {step.title}
        </span>
        {step.isUndone ? <span className="shrink-0 text-small text-tertiary">undone</span> : null}
        <Ago at={step.at} />
      </button>
      {isOpen ? <StepRecords id={step.id} asker={asker} /> : null}
    </>
  )
}

function StepRecords({ id, asker }: { readonly id: string; readonly asker: Asker }) {
  const { data, error } = useQuery(stepQuery(asker, id))
  if (error !== null) return <p className="px-2 pb-2 ps-12 text-small text-danger">{error.message}</p>
  return (
    <ul aria-label="Changed records" className="pe-2 pb-2 ps-12">
      {data?.records.map((record) => (
        <RecordLine key={`${record.table}/${record.id}`} record={record} />
      ))}
    </ul>
  )
}

function RecordLine({ record: { table, id, operation, fields } }: { readonly record: RecordChange }) {
  return (
    <li className="text-small">
      <p className="break-all text-secondary">
        {table} <span className="font-mono">{id}</span> {operation}
      </p>
      {operation === 'changed' ? (
        <ul className="font-mono break-all">
          {fields.map(({ name, before, after }) => (
            <li key={name}>
              {name}: <span className="text-secondary">{JSON.stringify(before)}</span> → {JSON.stringify(after)}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function Ago({ at }: { readonly at: string }) {
  return (
    <span className="shrink-0 text-small">
      <RelativeTime at={at} />
    </span>
  )
}

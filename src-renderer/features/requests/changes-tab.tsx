import type { ExchangeDetail, RecordChange } from '../../../src-shared/contract/requests.ts'
import { absoluteTime } from '../../data/emulator-clock.ts'
import { exchangeQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy.tsx'
import { hidden, isSecretField } from './secrets.ts'

/** The records that the call wrote, field by field, and the events it fired. */
export function ChangesTab({ exchange }: { readonly exchange: ExchangeDetail }) {
  const { client, cache, notices } = useServices()
  const { changes, events, undoable, id } = exchange
  const takeBack = () => {
    client
      .undoRequest(id)
      .then(({ undone }) => {
        notices.show({ text: undone === 1 ? 'Put 1 record back' : `Put ${undone} records back` })
        cache.refresh(exchangeQuery(client, id))
      })
      .catch((error: unknown) => notices.fail(error, 'Put back'))
  }
  if (changes.length === 0 && events.length === 0) return <p className="text-secondary">This call changed nothing.</p>
  return (
    <div className="flex flex-col gap-5">
      {undoable ? (
        <div>
          <Button onPress={takeBack}>Put back</Button>
        </div>
      ) : null}
      {changes.map((change) => (
        <Change key={`${change.table}-${change.id}`} change={change} />
      ))}
      {events.length === 0 ? null : (
        <section aria-label="Events">
          <h3 className="flex h-7 items-center text-label font-semibold text-secondary">Events</h3>
          <ul>
            {events.map((event) => (
              <li key={event} className="font-mono text-small break-all text-primary">
                {event}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const words = { created: 'Created', changed: 'Changed', deleted: 'Deleted' } as const

function Change({ change }: { readonly change: RecordChange }) {
  const { table, id, operation, fields } = change
  return (
    <section aria-label={`${words[operation]} ${singular(table)} ${id}`}>
      <h3 className="flex min-h-7 items-center gap-2">
        <span className="shrink-0 font-medium">
          {words[operation]} {singular(table)}
        </span>
        <CopyText text={id} what="ID" />
      </h3>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3">
        {fields.map(({ name, before, after }) => (
          <div key={name} className="contents">
            <dt className="py-0.5 font-mono text-small break-words text-secondary">{name}</dt>
            <dd className="py-0.5 font-mono text-small break-all">
              {operation === 'created' ? null : <del className="text-tertiary">{shown(name, before)}</del>}
              {operation === 'changed' ? <span className="text-tertiary"> → </span> : null}
              {operation === 'deleted' ? null : <ins className="text-primary no-underline">{shown(name, after)}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function shown(name: string, value: unknown): string {
  if (isSecretField(name) && typeof value === 'string' && value !== '') return hidden
  // The store keeps times as milliseconds.
  if (typeof value === 'number' && /(At|expire|Update)$/.test(name)) return `${absoluteTime(value, 'utc')} UTC`
  return typeof value === 'string' ? value || '""' : JSON.stringify(value)
}

function singular(table: string): string {
  return table.replace(/s$/, '')
}

import type { ExchangeDetail, RecordChange } from '../../../src-shared/contract/requests.ts'
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { kindTitles, shownCode } from '../../data/messages.ts'
import { exchangeQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useMessages } from '../../data/use-inbox.ts'
import { Link } from '../../navigation/link.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy.tsx'
import { oneOf, operationTitles, RecordFields } from '../../ui/record-fields.tsx'

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
  const messages = useMessages()
  const sent = messages.filter(({ requestId }) => requestId === id)
  const used = messages.filter(({ usedByRequestId }) => usedByRequestId === id)
  if (changes.length === 0 && events.length === 0 && sent.length === 0) {
    return <p className="text-secondary">This call changed nothing.</p>
  }
  return (
    <div className="flex flex-col gap-5">
      {undoable ? (
        <div>
          <Button onPress={takeBack}>Put back</Button>
        </div>
      ) : null}
      <Messages title="Sent" messages={sent} />
      <Messages title="Used" messages={used} />
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

function Messages({ title, messages }: { readonly title: string; readonly messages: readonly InboxMessage[] }) {
  if (messages.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="flex h-7 items-center text-label font-semibold text-secondary">{title}</h3>
      <ul className="-mx-2">
        {messages.map(({ id, kind, to, code }) => (
          <li key={id}>
            <Link
              to={{ screen: 'inbox', id }}
              className="flex min-h-7 items-center gap-2 rounded-control px-2 hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">
                {kindTitles[kind]} to {to}
              </span>
              {code === null ? null : <span className="font-mono text-small">{shownCode(code)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Change({ change }: { readonly change: RecordChange }) {
  const { table, id, operation, fields } = change
  return (
    <section aria-label={`${operationTitles[operation]} ${oneOf(table)} ${id}`}>
      <h3 className="flex min-h-7 items-center gap-2">
        <span className="shrink-0 font-medium">
          {operationTitles[operation]} {oneOf(table)}
        </span>
        <CopyText text={id} what="ID" />
      </h3>
      <RecordFields operation={operation} fields={fields} />
    </section>
  )
}

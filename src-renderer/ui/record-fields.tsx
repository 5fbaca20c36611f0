import type { RecordChange } from '../../src-shared/contract/requests.ts'
import { absoluteTime } from '../data/emulator-clock.ts'
import { withBreaks } from './breaks.tsx'
import { hidden, isSecretField } from '../../src-shared/contract/secrets.ts'

export const operationTitles = { created: 'Created', changed: 'Changed', deleted: 'Deleted' } as const

/** What of a record is another, field by field: before → after. */
export function RecordFields({ operation, fields }: Pick<RecordChange, 'operation' | 'fields'>) {
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3">
      {fields.map(({ name, before, after }) => (
        <div key={name} className="contents">
          <dt className="py-0.5 font-mono text-small break-words text-secondary">{name}</dt>
          <dd className="py-0.5 font-mono text-small wrap-anywhere">
            {operation === 'created' ? null : <del className="text-tertiary">{withBreaks(shown(name, before))}</del>}
            {operation === 'changed' ? <span className="text-tertiary"> →{'\u00a0'}</span> : null}
            {operation === 'deleted' ? null : (
              <ins className="text-primary no-underline">{withBreaks(shown(name, after))}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function shown(name: string, value: unknown): string {
  if (isSecretField(name) && typeof value === 'string' && value !== '') return hidden
  // The store keeps times as milliseconds.
  if (typeof value === 'number' && /(At|expire|Expiry|Update)$/.test(name)) {
    return `${absoluteTime(value, 'utc').replace('.000', '')} UTC`
  }
  return typeof value === 'string' ? value || '""' : JSON.stringify(value)
}

/** `session`, of the table `sessions`. */
export function oneOf(table: string): string {
  return irregular[table] ?? table.replace(/s$/, '')
}

const irregular: Readonly<Record<string, string>> = {
  identities: 'identity',
  heldMessages: 'held message',
  oauth2Answers: 'OAuth2 answer',
  simulation: 'simulated thing',
}

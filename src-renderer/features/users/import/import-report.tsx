import type { ImportNote, ImportReport as Report } from '../../../../src-shared/contract/imports.ts'
import { countOf } from '../../../ui/words.ts'

const mostShown = 200

/** What would happen, row by row; nothing was written yet. */
export function ImportReport({ report }: { readonly report: Report }) {
  const { total, taken, refusedRows, refused, leftOut, ignored } = report
  return (
    <section aria-label="What would happen" className="flex flex-col gap-3">
      <output className="font-medium">
        {refusedRows === 0
          ? `${total === 1 ? 'The one row is' : `All ${total.toLocaleString('en')} rows are`} good.`
          : `${taken.toLocaleString('en')} of ${countOf(total, 'row')} ${taken === 1 ? 'is' : 'are'} good.`}
      </output>
      {refused.length === 0 ? null : <Notes title="Refused" notes={refused} />}
      {leftOut.length === 0 ? null : <Notes title="Taken without" notes={leftOut} />}
      {ignored.length === 0 ? null : <p className="text-small text-secondary">Not read: {ignored.join(', ')}</p>}
    </section>
  )
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly ImportNote[] }) {
  const more = notes.length - mostShown
  return (
    <div>
      <table className="w-full table-fixed text-small">
        <caption className="pb-1 text-start text-label font-semibold text-secondary">{title}</caption>
        <colgroup>
          <col className="w-16" />
          <col className="w-28" />
          <col className="w-40" />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th>Row</th>
            <th>Field</th>
            <th>Value</th>
            <th>Why</th>
          </tr>
        </thead>
        <tbody>
          {notes.slice(0, mostShown).map(({ row, field, value, reason }, index) => (
            <tr key={index} className="border-t border-hairline align-top">
              <td className="py-1 text-secondary">Row {row}</td>
              <td className="truncate py-1 pe-2" title={field}>
                {field}
              </td>
              <td className="truncate py-1 pe-2 font-mono" title={value ?? undefined}>
                {value}
              </td>
              <td className="py-1">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="pt-1 text-small text-secondary">And {countOf(more, 'more note')}</p> : null}
    </div>
  )
}

import type { Side } from '../effective/compare-table.tsx'
import { RoleName } from '../role-name.tsx'

const actions = ['read', 'create', 'update', 'delete'] as const

/** Allow or deny for each action, and by which role. */
export function VerdictTable({ sides }: { readonly sides: readonly Side[] }) {
  return (
    <table className="w-full table-fixed">
      <colgroup>
        <col className="w-14" />
        {sides.map(({ title }) => (
          <col key={title} />
        ))}
      </colgroup>
      <thead className={sides.length === 1 ? 'sr-only' : 'text-label text-secondary'}>
        <tr>
          <th scope="col" className="pb-1 text-start font-semibold">
            Action
          </th>
          {sides.map(({ title }) => (
            <th key={title} scope="col" className="truncate pe-2 pb-1 text-start font-semibold" title={title}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <tr key={action} className="border-t border-hairline align-top">
            <th scope="row" className="py-1.5 text-start font-medium">
              {action}
            </th>
            {sides.map(({ title, check }) => (
              <td key={title} className="py-1.5 pe-2">
                <Verdict {...check.actions[action]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verdict({ allowed, by }: { readonly allowed: boolean; readonly by: string | null }) {
  if (!allowed) return <span className="text-danger">✕ Deny</span>
  return (
    <span className="text-success">
      ✓ Allow
      <span className="block text-small break-words text-secondary">
        {by === null ? (
          'no permission holds an API key back'
        ) : (
          <span className="font-mono">
            <RoleName role={by} />
          </span>
        )}
      </span>
    </span>
  )
}

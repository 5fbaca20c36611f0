import type { PermissionCheck, RoleReason } from '../../../../src-shared/contract/roles.ts'
import { classes } from '../../../ui/classes.ts'
import { RoleName } from '../role-name.tsx'

export interface Side {
  readonly title: string
  readonly check: PermissionCheck
}

export interface CompareTableProps {
  readonly first: Side
  readonly second: Side
}

/** The roles of two callers side by side: what sets them apart comes first. */
export function CompareTable({ first, second }: CompareTableProps) {
  const names = [...new Set([...first.check.roles, ...second.check.roles].map(({ role }) => role))]
  const has = ({ check }: Side, role: string) => check.roles.some((held) => held.role === role)
  const differs = (role: string) => has(first, role) !== has(second, role)
  const ordered = [...names.filter(differs), ...names.filter((role) => !differs(role))]
  const different = names.filter(differs).length
  return (
    <div className="@container px-4 py-3">
      <table className="w-full table-fixed text-start">
        <caption className="pb-2 text-start text-label font-semibold text-secondary">
          {different === 0 ? 'The same roles' : `${different} of ${names.length} roles differ`}
        </caption>
        <thead>
          <tr className="text-label text-secondary">
            <th scope="col" className="w-2/5 pb-1 text-start font-semibold">
              Role
            </th>
            {[first, second].map(({ title }, at) => (
              <th key={at} scope="col" className="truncate pb-1 text-start font-semibold" title={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((role) => (
            <tr key={role} className={classes('border-t border-hairline align-top', !differs(role) && 'text-tertiary')}>
              <th
                scope="row"
                className={classes(
                  'py-1.5 pe-2 text-start font-mono text-small break-words',
                  differs(role) ? 'font-medium' : 'font-normal',
                )}
              >
                <RoleName role={role} />
              </th>
              <Cell side={first} role={role} />
              <Cell side={second} role={role} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ side, role }: { readonly side: Side; readonly role: string }) {
  const of = (list: readonly RoleReason[]) => list.find((entry) => entry.role === role)
  const held = of(side.check.roles)
  const missing = of(side.check.missing)
  return (
    <td className="py-1.5 pe-2 text-small">
      {held === undefined ? (
        <span className="text-secondary">
          No<span className="hidden @min-[400px]:block">{missing?.reason ?? ''}</span>
        </span>
      ) : (
        <span>
          ✓ Yes<span className="hidden text-secondary @min-[400px]:block">{held.reason}</span>
        </span>
      )}
    </td>
  )
}

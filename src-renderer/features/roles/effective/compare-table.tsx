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
      <table className="block text-start">
        <caption className="block pb-2 text-start text-label font-semibold text-secondary">
          {different === 0 ? 'The same roles' : `${different} of ${names.length} roles differ`}
        </caption>
        <thead className="block">
          <tr className={classes(rowLook, 'text-label text-secondary')}>
            <th scope="col" className="hidden pb-1 text-start font-semibold @min-[440px]:block">
              Role
            </th>
            {[first, second].map(({ title }, at) => (
              <th key={at} scope="col" className="truncate pb-1 text-start font-semibold" title={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {ordered.map((role) => (
            <tr
              key={role}
              className={classes(rowLook, 'border-t border-hairline py-1.5', !differs(role) && 'text-tertiary')}
            >
              <th
                scope="row"
                className={classes(
                  'col-span-2 text-start font-mono text-small wrap-anywhere @min-[440px]:col-span-1',
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

/** In a narrow column a role stands above what the two say of it, so that there is room for the reasons. */
const rowLook = 'grid grid-cols-2 gap-x-3 @min-[440px]:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,3fr)]'

function Cell({ side, role }: { readonly side: Side; readonly role: string }) {
  const of = (list: readonly RoleReason[]) => list.find((entry) => entry.role === role)
  const held = of(side.check.roles)
  const missing = of(side.check.missing)
  return (
    <td className="text-small">
      {held === undefined ? (
        <span className="text-secondary">{missing === undefined ? 'No' : `No, ${missing.reason}`}</span>
      ) : (
        `✓ Yes, ${held.reason}`
      )}
    </td>
  )
}

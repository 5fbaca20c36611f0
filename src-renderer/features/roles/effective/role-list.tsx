import type { PermissionCheck, RoleReason } from '../../../../src-shared/contract/roles.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { countOf } from '../../../ui/words.ts'
import type { StandingMembership } from '../role-queries.ts'
import { RoleRow } from './role-row.tsx'

export interface RoleListProps {
  readonly check: PermissionCheck
  /** Open invitations of the user, by team. */
  readonly waiting: ReadonlyMap<string, StandingMembership>
  readonly onAccept: (membership: StandingMembership) => void
}

/** The roles with their reasons, then those that are missing and why. */
export function RoleList({ check, waiting, onAccept }: RoleListProps) {
  const named = (role: string) => check.permissions.filter((permission) => permission.role === role).length
  const missing = actionableFirst(check.missing, waiting)
  const first = waiting.get(missing[0]?.role ?? '')
  useKeys(first === undefined ? {} : { fix: () => onAccept(first) })
  return (
    <>
      <section aria-label="Effective roles">
        <h3 className="px-4 pt-3 pb-1 text-label font-semibold text-secondary">
          {countOf(check.roles.length, 'role')}
        </h3>
        <ul>
          {check.roles.map((role) => (
            <RoleRow key={role.role} role={role} named={named(role.role)} isMissing={false} />
          ))}
        </ul>
      </section>
      {missing.length === 0 ? null : (
        <section aria-label="Missing roles">
          <h3 className="px-4 pt-4 pb-1 text-label font-semibold text-secondary">Missing</h3>
          <ul>
            {missing.map((role) => {
              const membership = waiting.get(role.role)
              return (
                <RoleRow
                  key={role.role}
                  role={role}
                  named={named(role.role)}
                  isMissing
                  accept={
                    membership === undefined
                      ? undefined
                      : {
                          label: `Accept the invitation to ${membership.teamName}`,
                          isFirst: membership === first,
                          run: () => onAccept(membership),
                        }
                  }
                />
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

/** What can be mended stands above what is merely so. */
function actionableFirst(missing: readonly RoleReason[], waiting: RoleListProps['waiting']): readonly RoleReason[] {
  return [...missing.filter(({ role }) => waiting.has(role)), ...missing.filter(({ role }) => !waiting.has(role))]
}

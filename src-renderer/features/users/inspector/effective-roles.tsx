import type { RoleReason } from '../../../../src-shared/contract/roles.ts'
import { Link } from '../../../navigation/link.tsx'
import { CopyButton, CopyText } from '../../../ui/copy.tsx'
import { rolesQuery, type Asker } from '../user-queries.ts'
import { AskedSection } from './asked-section.tsx'

/** As the server derives them from the user, and those that are missing. */
export function EffectiveRoles({ asker }: { readonly asker: Asker }) {
  return (
    <AskedSection
      asker={asker}
      query={rolesQuery(asker)}
      title="Effective roles"
      end={({ roles }) => (
        <span className="flex items-center gap-1">
          <Link
            to={{ screen: 'roles', id: `user:${asker.userId}` }}
            className="inline-flex h-6 items-center rounded-badge px-1 text-small text-accent-text hover:underline"
          >
            Show in Roles
          </Link>
          <CopyButton text={JSON.stringify(roles.map(({ role }) => role))} what="roles as JSON" />
        </span>
      )}
    >
      {({ blocked, roles, missing }) => (
        <>
          {blocked ? (
            <p className="py-1 text-secondary">
              Blocked: whatever the roles, every call is answered <code>user_blocked</code>.
            </p>
          ) : null}
          <RoleList label="Effective roles" roles={roles} />
          {missing.length === 0 ? null : (
            <>
              <h4 className="pt-2 text-label font-semibold text-secondary">Missing</h4>
              <RoleList label="Missing roles" roles={missing} />
            </>
          )}
        </>
      )}
    </AskedSection>
  )
}

function RoleList({ label, roles }: { readonly label: string; readonly roles: readonly RoleReason[] }) {
  return (
    <ul aria-label={label}>
      {roles.map(({ role, reason }) => (
        <li key={role} className="flex flex-wrap items-center gap-x-3">
          <CopyText text={role} what="role" className="max-w-full" />
          <span className="text-small text-secondary">{reason}</span>
        </li>
      ))}
    </ul>
  )
}

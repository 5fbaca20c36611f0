import type { CheckedPermission } from '../../../../src-shared/contract/roles.ts'
import { CopyButton } from '../../../ui/copy.tsx'
import { TextField } from '../../../ui/field.tsx'
import type { Side } from '../effective/compare-table.tsx'
import { permissionCode, permissionsCode } from '../sdk-code.ts'
import { VerdictTable } from './verdict-table.tsx'

export interface PermissionPaneProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** One caller, or two to compare; none until the server has answered. */
  readonly sides: readonly Side[]
}

const example = 'read("team:core")\nupdate("team:core/owner")'

/** Paste what a document or a bucket allows; see what that means for whoever is looked at. */
export function PermissionPane({ text, onText, sides }: PermissionPaneProps) {
  const [first] = sides
  const permissions = first?.check.permissions ?? []
  return (
    <section aria-label="Permissions" className="flex min-w-0 flex-col gap-3 p-4">
      <TextField
        label="Permissions"
        value={text}
        onChange={onText}
        rows={5}
        isMono
        placeholder={example}
        hint="A list, SDK code or a whole document."
      />
      {permissions.length === 0 ? null : (
        <>
          <VerdictTable sides={sides} />
          <div className="ends-line flex items-center justify-between">
            <h3 className="text-label font-semibold text-secondary">One by one</h3>
            <CopyButton text={permissionsCode(permissions)} what="permissions as SDK code">
              Copy as SDK code
            </CopyButton>
          </div>
          <ul aria-label="Permissions one by one">
            {permissions.map((permission, at) => (
              <PermissionRow key={at} permission={permission} sides={sides} at={at} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface PermissionRowProps {
  readonly permission: CheckedPermission
  readonly sides: readonly Side[]
  readonly at: number
}

function PermissionRow({ permission, sides, at }: PermissionRowProps) {
  const code = permissionCode(permission)
  return (
    <li className="ends-line flex items-start gap-2 border-t border-hairline py-1.5 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="font-mono text-small break-all text-primary">{permission.text}</p>
        {permission.fault !== null ? (
          <p className="text-small text-danger">Cannot be read: {permission.fault}.</p>
        ) : (
          sides.map(({ title, check }) => {
            const checked = check.permissions[at]
            if (checked === undefined) return null
            return (
              <p key={title} className="text-small text-secondary">
                <span className={checked.matches ? 'font-medium text-success' : ''}>
                  {checked.matches ? '✓ Matches' : '✕ No match'}
                </span>
                {sides.length === 1 ? ': ' : ` for ${title}: `}
                {checked.reason}
              </p>
            )
          })
        )}
      </div>
      {code === null ? null : <CopyButton text={code} what={`${permission.text} as SDK code`} />}
    </li>
  )
}

import { Check, CircleHelp, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { PasswordCheck, PasswordRule } from '../../../src-shared/contract/settings.ts'
import type { Query } from '../../data/query-cache.ts'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useSteadyQuery } from '../../data/use-query.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { UserField } from '../../ui/user-field.tsx'

const ruleTitles: Readonly<Record<PasswordRule['rule'], string>> = {
  length: 'Length',
  uppercase: 'Uppercase letter',
  lowercase: 'Lowercase letter',
  number: 'Digit',
  symbols: 'Symbol',
  dictionary: 'Not common',
  'personal-data': 'No personal data',
  history: 'Not used before',
}

/** A password, and which of the rules it breaks: the server says so while it is typed. */
export function TryPassword() {
  const { client } = useServices()
  const projectId = useProjectId()
  const [password, setPassword] = useState('')
  const [user, setUser] = useState('')
  const tried = useDeferredValue(password)
  const userId = useDeferredValue(user.trim())
  const { data, error } = useSteadyQuery(tried === '' ? null : passwordQuery(client, projectId, tried, userId))
  const rules = tried === '' ? [] : (data?.rules ?? [])
  const broken = rules.find(({ isBroken }) => isBroken === true)
  return (
    <SettingPart words="Try a password rule">
      <div className="mt-1 mb-2 rounded-panel bg-sunken p-3 wide:mt-0">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Try a password"
            value={password}
            onChange={setPassword}
            isMono
            placeholder="correct horse"
          />
          <UserField
            label="Of user"
            value={user}
            onChange={setUser}
            placeholder="Anybody"
            error={error === null || userId === '' ? null : error.message}
          />
        </div>
        <div aria-live="polite" className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1 pt-2 text-small">
          {tried === '' ? (
            <span className="text-secondary">Shows which rule a password breaks. Nothing is stored.</span>
          ) : (
            <>
              <ul aria-label="Rules" className="contents">
                {rules.map((each) => (
                  <Rule key={each.rule} rule={each} />
                ))}
              </ul>
              {rules.length === 0 ? null : broken === undefined ? (
                <span className="ms-auto text-secondary">Accepted</span>
              ) : (
                <code className="ms-auto text-danger">{`${broken.error.type} (${broken.error.code})`}</code>
              )}
            </>
          )}
        </div>
      </div>
    </SettingPart>
  )
}

function Rule({ rule: { rule, isBroken } }: { readonly rule: PasswordRule }) {
  const look = isBroken === null ? 'text-secondary' : isBroken ? 'text-danger' : 'text-success'
  return (
    <li className={`flex items-center gap-1 ${look}`}>
      <Icon of={isBroken === null ? CircleHelp : isBroken ? X : Check} />
      <span>
        {ruleTitles[rule]}
        <span className={isBroken === null ? '' : 'sr-only'}>
          {isBroken === null ? ': name a user' : isBroken ? ': broken' : ': kept'}
        </span>
      </span>
    </li>
  )
}

function passwordQuery(
  client: ControlClient,
  projectId: string,
  password: string,
  userId: string,
): Query<PasswordCheck> {
  return {
    key: `project/${projectId}/password-check/${JSON.stringify([password, userId])}`,
    topics: [topics.project(projectId), ...(userId === '' ? [] : [topics.user(projectId, userId)])],
    load: (signal) => client.checkPassword(projectId, userId === '' ? { password } : { password, userId }, signal),
  }
}

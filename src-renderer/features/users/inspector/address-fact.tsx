import { CopyButton } from '../../../ui/copy.tsx'
import { InlineText } from '../../../ui/inline-text.tsx'
import { Fact } from '../../../ui/section.tsx'
import { Switch } from '../../../ui/switch.tsx'
import type { UserCall } from '../actions/user-calls.ts'
import { takenAddress } from '../actions/taken-address.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import type { Asker } from '../user-queries.ts'

export interface AddressFactProps {
  readonly asker: Asker
  readonly name: 'Email' | 'Phone'
  readonly value: string
  readonly isVerified: boolean
  readonly change: (value: string) => UserCall
  readonly verify: (isVerified: boolean) => UserCall
}

/** An address that can be verified: edited in place, its switch beside it. */
export function AddressFact({ asker, name, value, isVerified, change, verify }: AddressFactProps) {
  const { run, save } = useUserActions()
  const field = name === 'Email' ? 'email' : 'phone'
  return (
    <Fact name={name}>
      <span className="ends-line flex w-full items-start">
        <InlineText
          label={name}
          value={value}
          placeholder={field === 'email' ? 'Add an email' : 'Add a phone number'}
          onSave={(text) => save(change(text), (error) => takenAddress(asker, error, field, text))}
        />
        {value === '' ? null : <CopyButton text={value} what={field} />}
      </span>
      {value === '' ? null : (
        <Switch isOn={isVerified} onChange={(isOn) => void run(verify(isOn))}>
          <span className="text-small text-secondary">
            Verified<span className="sr-only"> {field}</span>
          </span>
        </Switch>
      )}
    </Fact>
  )
}

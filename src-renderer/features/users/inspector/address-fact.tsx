import { CopyButton } from '../../../ui/copy.tsx'
import { InlineText } from '../../../ui/inline-text.tsx'
import { Fact } from '../../../ui/section.tsx'
import { Switch } from '../../../ui/switch.tsx'
import type { UserCall } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'

export interface AddressFactProps {
  /** `Email` */
  readonly name: string
  readonly value: string
  readonly isVerified: boolean
  readonly change: (value: string) => UserCall
  readonly verify: (isVerified: boolean) => UserCall
}

/** An address that can be verified: edited in place, its switch beside it. */
export function AddressFact({ name, value, isVerified, change, verify }: AddressFactProps) {
  const { run, save } = useUserActions()
  const word = name.toLowerCase()
  return (
    <Fact name={name}>
      <span className="flex w-full items-start">
        <InlineText
          label={name}
          value={value}
          placeholder={`Add ${word === 'email' ? 'an email' : 'a phone number'}`}
          onSave={(text) => save(change(text))}
        />
        {value === '' ? null : <CopyButton text={value} what={word} />}
      </span>
      {value === '' ? null : (
        <Switch isOn={isVerified} onChange={(isOn) => void run(verify(isOn))}>
          <span className="text-small text-secondary">
            Verified<span className="sr-only"> {word}</span>
          </span>
        </Switch>
      )}
    </Fact>
  )
}

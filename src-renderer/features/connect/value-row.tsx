import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

interface ValueRowProps {
  readonly name: string
  readonly value: string
  readonly isSecret?: boolean
}

export function ValueRow({ name, value, isSecret = false }: ValueRowProps) {
  const [isShown, setShown] = useState(!isSecret)
  return (
    <div className="ends-line flex min-h-8 items-center gap-2 border-b border-hairline">
      <span className="w-24 shrink-0 text-secondary">{name}</span>
      {value === '' ? <span className="text-tertiary">–</span> : null}
      <code className="min-w-0 flex-1 truncate text-small text-primary">
        {isShown || value === '' ? value : '•'.repeat(32)}
      </code>
      {isSecret && value !== '' ? (
        <IconButton
          label={isShown ? `Hide ${name}` : `Show ${name}`}
          icon={<Icon of={isShown ? EyeOff : Eye} />}
          onPress={() => setShown(!isShown)}
        />
      ) : null}
      {value === '' ? null : <CopyButton text={value} what={name} isSecret={isSecret} />}
    </div>
  )
}

import { Eye, EyeOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ApiKey } from '../../../src-shared/contract/control.ts'
import { useNow } from '../../data/use-now.ts'
import { Link } from '../../navigation/link.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton, CopyText } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { Fact, Section } from '../../ui/section.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { TimeLeft } from '../../ui/time-left.tsx'
import { expiryHelp, parseExpiry } from './expiry.ts'
import { isExpired } from './key-filter.ts'
import { ScopeSwitches } from './scope-switches.tsx'
import type { KeyActions } from './use-key-actions.ts'

export interface KeyInspectorProps {
  readonly apiKey: ApiKey
  readonly scopes: readonly string[]
  readonly actions: KeyActions
  readonly onClose: () => void
  readonly onDelete: () => void
}

export function KeyInspector({ apiKey, scopes, actions, onClose, onDelete }: KeyInspectorProps) {
  const { id, name, seen } = apiKey
  const hasExpired = isExpired(apiKey, useNow())
  const rename = (to: string) =>
    to === ''
      ? Promise.resolve('A key has a name.')
      : actions.change(apiKey, { name: to }, { doing: `Rename ${name}`, done: `Renamed to ${to}` })
  return (
    <Inspector
      label={`API key ${name}`}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="flex min-w-0 flex-wrap items-center gap-2 text-section leading-5 font-semibold break-words">
            {name}
            {hasExpired ? <Badge tone="danger">Expired</Badge> : null}
          </h2>
          <CopyText text={id} what="key ID" className="max-w-full self-start" />
        </div>
      }
    >
      <div className="ends-line flex shrink-0 items-center gap-2 px-4 pb-2">
        <CopyButton text={apiKey.secret} what="secret" look="plain" isSecret>
          Copy secret
        </CopyButton>
        <IconButton
          label={`Delete ${name}`}
          action="delete"
          icon={<Icon of={Trash2} />}
          className="ms-auto"
          onPress={onDelete}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-auto border-t border-hairline p-4">
        {seen ? (
          <p className="pb-3 text-small text-secondary">
            An app sent this key before anybody made it. It was given every scope: take away what a real key would not
            have.
          </p>
        ) : null}
        <Section title="Key">
          <dl>
            <Fact name="Name">
              <InlineText label="Name of the key" value={name} placeholder="Name" maxLength={128} onSave={rename} />
            </Fact>
            <Fact name="Secret">
              <Secret secret={apiKey.secret} />
            </Fact>
            <Fact name="Expires">
              <Expiry apiKey={apiKey} change={actions.change} />
            </Fact>
            <Fact name="Last used">
              {apiKey.accessedAt === null ? (
                <span className="text-secondary">Never</span>
              ) : (
                <AbsoluteTime at={apiKey.accessedAt} />
              )}
            </Fact>
            <Fact name="Created">
              <AbsoluteTime at={apiKey.createdAt} />
            </Fact>
          </dl>
        </Section>
        <ScopeSwitches apiKey={apiKey} scopes={scopes} change={actions.change} />
        <p className="pt-1">
          <Link to={{ screen: 'roles', id: `key:${id}` }} className="rounded-badge text-accent-text hover:underline">
            Which calls it may make
          </Link>
        </p>
      </div>
    </Inspector>
  )
}

function Secret({ secret }: { readonly secret: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <span className="flex max-w-full min-w-0 items-start gap-1">
      <code className="min-w-0 py-1.5 text-small break-all">
        {isShown ? secret : `${'•'.repeat(12)}${secret.slice(-6)}`}
      </code>
      <IconButton
        label={isShown ? 'Hide the secret' : 'Show the secret'}
        icon={<Icon of={isShown ? EyeOff : Eye} />}
        onPress={() => setShown(!isShown)}
      />
    </span>
  )
}

function Expiry({ apiKey, change }: { readonly apiKey: ApiKey; readonly change: KeyActions['change'] }) {
  const now = useNow()
  const { name, expire } = apiKey
  const save = (text: string) => {
    const parsed = parseExpiry(text, now)
    if (parsed === undefined) return Promise.resolve(expiryHelp)
    const done = parsed === null ? `${name} never expires` : `${name} expires ${parsed.slice(0, 16).replace('T', ' ')}`
    return change(apiKey, { expire: parsed }, { doing: `Change when ${name} expires`, done })
  }
  return (
    <>
      <span className="flex min-w-0 flex-1 basis-40">
        <InlineText
          label="Expires"
          value={expire === null ? 'Never' : expire.replace('.000Z', 'Z')}
          placeholder="Never"
          onSave={save}
        />
      </span>
      <Button
        look="quiet"
        className={expire === null ? '-me-2' : ''}
        onPress={() => void save(expire === null ? 'now' : 'never')}
      >
        {expire === null ? 'Expire now' : 'Never expires'}
      </Button>
      {expire === null ? null : (
        <span className="text-small text-secondary">
          <TimeLeft until={expire} />
        </span>
      )}
    </>
  )
}

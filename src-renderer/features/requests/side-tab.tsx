import { useState, type ReactNode } from 'react'
import type { ExchangeSide } from '../../../src-shared/contract/requests.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { JsonTree } from '../../ui/json-tree.tsx'
import { Switch } from '../../ui/switch.tsx'
import { hidden, holdsSecret, isSecretHeader, withoutSecrets } from '../../../src-shared/contract/secrets.ts'

interface SideTabProps {
  readonly side: ExchangeSide
  /** As the route read them; only a request has them. */
  readonly parameters: Readonly<Record<string, unknown>> | null
}

/** One side of an exchange: parameters, body, headers. */
export function SideTab({ side, parameters }: SideTabProps) {
  const hidesSecrets = useViewState((view) => view.hidesSecrets)
  const [isRevealed, setRevealed] = useState(!hidesSecrets)
  const [isRaw, setRaw] = useState(false)
  const body = parseBody(side.body)
  const hasSecret = side.headers.some(([name]) => isSecretHeader(name)) || holdsSecret(body) || holdsSecret(parameters)
  const seen = (value: unknown) => (isRevealed ? value : withoutSecrets(value))
  const raw = isRevealed || body === undefined ? (side.body ?? '') : JSON.stringify(withoutSecrets(body))
  return (
    <div className="flex flex-col gap-5">
      <div className="flex gap-4">
        {hasSecret ? (
          <Switch isOn={isRevealed} onChange={setRevealed}>
            Show secrets
          </Switch>
        ) : null}
        {body === undefined ? null : (
          <Switch isOn={isRaw} onChange={setRaw}>
            Raw
          </Switch>
        )}
      </div>
      {parameters === null || Object.keys(parameters).length === 0 ? null : (
        <Part title="Parameters">
          <JsonTree value={seen(parameters)} label="Parameters" />
        </Part>
      )}
      <Part title="Body" end={side.body === null ? null : <CopyButton text={side.body} what="body" />}>
        {side.body === null ? (
          <p className="text-secondary">No body</p>
        ) : body === undefined || isRaw ? (
          <CodeBlock code={side.body} shown={raw} what="body" />
        ) : (
          <JsonTree value={seen(body)} label="Body" />
        )}
        {side.bodyOmittedBytes === 0 ? null : (
          <p className="pt-1 text-small text-secondary">
            {side.bodyOmittedBytes.toLocaleString('en')} more bytes are not kept.
          </p>
        )}
      </Part>
      <Part title="Headers">
        <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3">
          {side.headers.map(([name, value], index) => (
            <div key={index} className="contents">
              <dt className="min-h-6 py-1 font-mono text-small break-words text-secondary">{name}</dt>
              <dd className="min-h-6 py-1 font-mono text-small break-all text-primary">
                {isSecretHeader(name) && !isRevealed ? hidden : value}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
    </div>
  )
}

function Part({
  title,
  end,
  children,
}: {
  readonly title: string
  readonly end?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <div className="flex h-7 items-center justify-between">
        <h3 className="text-label font-semibold text-secondary">{title}</h3>
        {end}
      </div>
      {children}
    </section>
  )
}

/** `undefined` when the body is not JSON. */
function parseBody(body: string | null): unknown {
  if (body === null) return undefined
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

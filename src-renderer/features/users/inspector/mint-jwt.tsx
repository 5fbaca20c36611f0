import { useState } from 'react'
import { fieldsOf, textOf } from '../../../data/read-fields.ts'
import { Button } from '../../../ui/button.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Section } from '../../../ui/section.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { userPath } from '../user-queries.ts'

const longest = 3600

interface Minted {
  readonly jwt: string
  readonly endsAt: string
}

/** A JWT of the newest session; without one it is good until it ends. */
export function MintJwt({ subject }: { readonly subject: Subject }) {
  const { send } = useUserActions()
  const [lifetime, setLifetime] = useState('900')
  const [error, setError] = useState<string | null>(null)
  const [minted, setMinted] = useState<Minted | null>(null)

  const mint = async () => {
    const duration = Number(lifetime)
    if (!Number.isInteger(duration) || duration < 1 || duration > longest) {
      setError('Give whole seconds, 1 to 3,600.')
      return
    }
    try {
      const { body } = await send({ method: 'POST', path: userPath(subject.id, '/jwts'), body: { duration } })
      const jwt = textOf(fieldsOf(body)['jwt'])
      setError(null)
      setMinted({ jwt, endsAt: endOf(jwt) })
    } catch (refused) {
      setError(refused instanceof Error ? refused.message : String(refused))
    }
  }

  return (
    <Section title="JWT">
      <TextField
        label="Lifetime in seconds"
        value={lifetime}
        onChange={setLifetime}
        error={error}
        isMono
        onKeyDown={(event) => {
          if (event.key === 'Enter') void mint()
        }}
        end={
          <Button className="ms-1" onPress={() => void mint()}>
            Mint JWT
          </Button>
        }
      />
      {minted === null ? null : (
        <div className="flex flex-col gap-1 pt-2">
          <CodeBlock code={minted.jwt} what="JWT" />
          <p className="flex min-h-7 items-center gap-1 text-small text-secondary">
            <TimeLeft until={minted.endsAt} />
            <JumpPast until={minted.endsAt} what="the JWT" />
          </p>
        </div>
      )}
    </Section>
  )
}

/** Its own word for when it ends. */
function endOf(jwt: string): string {
  const [, claims = ''] = jwt.split('.')
  const { exp } = fieldsOf(JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))))
  return new Date(Number(exp) * 1000).toISOString()
}

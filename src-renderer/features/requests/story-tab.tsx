import { Check, Minus, X } from 'lucide-react'
import { useState } from 'react'
import type { ExchangeDetail, Fix, StoryStep } from '../../../src-shared/contract/requests.ts'
import { useActions } from '../../data/use-action.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { StubWithFault } from './fail-next.tsx'
import { issueText } from './issue-text.ts'

/** What happened, gate by gate in the server's order. Where it stopped is open: what is answered, why, and the fix. */
export function StoryTab({ exchange }: { readonly exchange: ExchangeDetail }) {
  return (
    <ol aria-label="Story" className="flex flex-col">
      {exchange.story.map((step, index) => (
        <Step key={`${step.gate}-${index}`} step={step} exchange={exchange} />
      ))}
    </ol>
  )
}

const marks = {
  pass: { icon: Check, word: 'Passed:', look: 'text-success' },
  stop: { icon: X, word: 'Stopped:', look: 'text-danger' },
  skip: { icon: Minus, word: 'Not asked:', look: 'text-tertiary' },
} as const

function Step({ step, exchange }: { readonly step: StoryStep; readonly exchange: ExchangeDetail }) {
  const { icon, word, look } = marks[step.verdict]
  const isStop = step.verdict === 'stop'
  return (
    <li className="flex gap-2">
      <span className={classes('flex h-7 items-center', look)}>
        <Icon of={icon} />
        <span className="sr-only">{word}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 items-baseline gap-2 pt-1">
          <span
            className={classes(
              'w-28 shrink-0',
              isStop ? 'font-semibold text-primary' : step.verdict === 'skip' ? 'text-tertiary' : 'text-secondary',
            )}
          >
            {sentence(step.gate)}
          </span>
          {isStop ? null : (
            <span
              className={classes(
                'min-w-0 flex-1 break-words',
                step.verdict === 'skip' ? 'text-tertiary' : 'text-primary',
              )}
            >
              {step.text}
            </span>
          )}
        </div>
        {isStop ? <Answer exchange={exchange} text={step.text} /> : null}
        <EmulatorOnly notes={step.emulatorOnly} />
        {isStop ? <Fixes exchange={exchange} /> : null}
      </div>
    </li>
  )
}

function Answer({ exchange, text }: { readonly exchange: ExchangeDetail; readonly text: string }) {
  const { status, errorType, errorMessage } = exchange
  return (
    <div className="pb-2">
      <p className="font-mono text-small font-semibold text-warning">
        {status} {errorType}
      </p>
      <p className="text-body break-words text-secondary">{errorMessage ?? text}</p>
    </div>
  )
}

/** Known here, and never sent to the app: Appwrite would not say it. */
function EmulatorOnly({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className="flex items-baseline gap-2 pb-2">
      <Badge tone="info">Emulator only</Badge>
      <span className="min-w-0 break-words text-primary">{sentence(note)}</span>
    </p>
  ))
}

function Fixes({ exchange }: { readonly exchange: ExchangeDetail }) {
  const isOurs = exchange.tags.includes('not-emulated') || exchange.tags.includes('emulator-failed')
  if (exchange.fixes.length === 0 && !isOurs) return null
  return (
    <div className="flex flex-wrap gap-2 pt-1 pb-3">
      {exchange.fixes.map((fix, index) => (
        <FixButton key={fix.label} fix={fix} isFirst={index === 0} />
      ))}
      {isOurs ? (
        <CopyButton text={issueText(exchange)} what="issue text" look="plain">
          Copy issue text
        </CopyButton>
      ) : null}
      {exchange.tags.includes('not-emulated') ? <StubWithFault exchange={exchange} /> : null}
    </div>
  )
}

function FixButton({ fix, isFirst }: { readonly fix: Fix; readonly isFirst: boolean }) {
  const actions = useActions()
  const [isDone, setDone] = useState(false)
  const run = async () => {
    const reply = await actions.run(fix.call, { doing: fix.label, done: `${fix.label}: done. Send the request again.` })
    if (reply !== null) setDone(true)
  }
  return (
    <Button look={isFirst && !isDone ? 'primary' : 'plain'} onPress={() => void run()}>
      {isDone ? <Icon of={Check} /> : null}
      {fix.label}
    </Button>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

import { Check, Minus, X } from 'lucide-react'
import { type ReactNode, type RefCallback, useState } from 'react'
import type { ExchangeDetail, Fix, Lead, StoryStep } from '../../../src-shared/contract/requests.ts'
import { useActions } from '../../data/use-action.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { StubWithFault } from './fail-next.tsx'
import { placeOf } from './lead-places.ts'
import { useRequestActions } from './actions/use-request-actions.ts'

/**
 * What happened, gate by gate in the server's order; those that were not asked come in one line at the end. The rows are
 * low, and in two columns where there is room: where it stopped is in sight with what helps.
 */
export function StoryTab({ exchange }: { readonly exchange: ExchangeDetail }) {
  const asked = exchange.story.filter(({ verdict }) => verdict !== 'skip')
  const others = exchange.story.filter(({ verdict }) => verdict === 'skip')
  return (
    <div className="@container">
      <ol aria-label="Story" className="grid gap-x-4 @min-[560px]:grid-cols-2">
        {asked.map((step, index) => (
          <Step key={`${step.gate}-${index}`} step={step} exchange={exchange} />
        ))}
        {others.length === 0 ? null : (
          <Line look={looks.skip} name="Not asked" isWide>
            {sentence(others.map(({ gate }) => gate).join(', '))}
          </Line>
        )}
      </ol>
    </div>
  )
}

const looks = {
  pass: { icon: Check, word: 'Passed:', mark: 'text-success', name: 'text-secondary', text: 'text-primary' },
  stop: { icon: X, word: 'Stopped:', mark: 'text-danger', name: 'font-semibold text-primary', text: '' },
  skip: { icon: Minus, word: '', mark: 'text-tertiary', name: 'text-tertiary', text: 'text-tertiary' },
} as const

interface LineProps {
  readonly look: (typeof looks)[keyof typeof looks]
  readonly name: string
  readonly isWide: boolean
  readonly children?: ReactNode
  /** What stands below. */
  readonly more?: ReactNode
  readonly reached?: RefCallback<HTMLElement>
}

function Line({ look, name, isWide, children, more, reached }: LineProps) {
  return (
    <li ref={reached} className={classes('flex min-w-0 gap-2 py-0.5', isWide && 'col-span-full')}>
      <span className={classes('flex h-5 shrink-0 items-center', look.mark)}>
        <Icon of={look.icon} />
        <span className="sr-only">{look.word}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex gap-2">
          <span className={classes('w-28 shrink-0', look.name)}>{name}</span>
          <span className={classes('min-w-0 flex-1 wrap-anywhere', look.text)}>{children}</span>
        </div>
        {more}
      </div>
    </li>
  )
}

/** In text of twice the size, too. In the next frame, when the tabs above have their height. */
function reveal(stop: HTMLElement | null): void {
  requestAnimationFrame(() => stop?.scrollIntoView({ block: 'nearest' }))
}

function Step({ step, exchange }: { readonly step: StoryStep; readonly exchange: ExchangeDetail }) {
  const { gate, verdict, text, emulatorOnly } = step
  if (verdict !== 'stop') {
    return (
      <Line
        look={looks[verdict]}
        name={sentence(gate)}
        isWide={emulatorOnly.length > 0}
        more={<EmulatorOnly notes={emulatorOnly} />}
      >
        {text}
      </Line>
    )
  }
  return (
    <Line
      look={looks.stop}
      name={sentence(gate)}
      isWide
      reached={reveal}
      more={
        <>
          <Answer exchange={exchange} text={text} />
          <EmulatorOnly notes={emulatorOnly} />
          <Fixes exchange={exchange} />
        </>
      }
    />
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
  const { fixes, leads } = exchange
  const { replay, copyReport } = useRequestActions()
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const run = useFix((label) => setDone(new Set([...done, label])))
  const isOurs = exchange.tags.includes('not-emulated') || exchange.tags.includes('emulator-failed')
  const [first] = fixes
  const isFixed = done.size > 0
  useKeys(first === undefined || done.has(first.label) ? {} : { fix: () => void run(first) })
  if (fixes.length === 0 && leads.length === 0 && !isOurs) return null
  return (
    <div className="flex flex-wrap gap-2 pt-1 pb-3">
      {fixes.map((fix) => (
        <Button
          key={fix.label}
          look={fix === first && !isFixed ? 'primary' : 'plain'}
          {...(fix === first ? { action: 'fix' as const } : {})}
          onPress={() => void run(fix)}
        >
          {done.has(fix.label) ? <Icon of={Check} /> : null}
          {fix.label}
        </Button>
      ))}
      {isFixed ? (
        <Button look="primary" action="replay" onPress={() => void replay(exchange)}>
          Replay
        </Button>
      ) : null}
      {leads.map((lead) => (
        <LeadButton key={lead.label} lead={lead} />
      ))}
      {exchange.tags.includes('not-emulated') ? <StubWithFault exchange={exchange} /> : null}
      {isOurs ? <Button onPress={() => copyReport(exchange)}>Copy issue text</Button> : null}
    </div>
  )
}

function useFix(onDone: (label: string) => void): (fix: Fix) => Promise<void> {
  const actions = useActions()
  return async ({ label, call }) => {
    const reply = await actions.run(call, { doing: label, done: `${label}: done` })
    if (reply !== null) onDone(label)
  }
}

/** Changes nothing: something to copy, or the way to what explains the answer. */
function LeadButton({ lead }: { readonly lead: Lead }) {
  if ('copies' in lead) {
    return (
      <CopyButton text={lead.copies} what={lead.label} look="plain">
        {lead.label}
      </CopyButton>
    )
  }
  return <Button onPress={() => navigate(placeOf(lead.shows))}>{lead.label}</Button>
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

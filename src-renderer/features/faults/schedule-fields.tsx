import { Select, type SelectOption } from '../../ui/select.tsx'
import type { DraftFieldsProps } from './effect-fields.tsx'
import type { HowOften } from './fault-draft.ts'
import { ShortField } from './short-field.tsx'

const oftenOptions: readonly SelectOption<HowOften>[] = [
  { id: 'next', title: 'next' },
  { id: 'all', title: 'every call' },
  { id: 'every', title: 'one in every' },
  { id: 'percent', title: 'a share of' },
]

/** After the number: `next 2 calls`, `one in every 3 calls`, `a share of 20 %`. */
const unitWords: Readonly<Record<HowOften, (count: string) => string>> = {
  next: (count) => (count.trim() === '1' ? 'call' : 'calls'),
  all: () => '',
  every: () => 'calls',
  percent: () => '%',
}

const usualCounts: Readonly<Record<HowOften, string>> = { next: '1', all: '1', every: '3', percent: '20' }

const countLabels: Readonly<Record<Exclude<HowOften, 'all'>, string>> = {
  next: 'How many calls',
  every: 'One in how many calls',
  percent: 'Per cent of calls',
}

/** How often it strikes, and when it ends by itself. */
export function ScheduleFields({ draft, wrong, onChange }: DraftFieldsProps) {
  const { often, count, lasts } = draft
  return (
    <>
      <span className="flex items-center gap-2">
        <Select
          hidesLabel
          label="How often"
          options={oftenOptions}
          selected={often}
          onSelect={(chosen) => onChange({ often: chosen, count: usualCounts[chosen] })}
        />
        {often === 'all' ? null : (
          <ShortField
            label={countLabels[often]}
            value={count}
            onChange={(value) => onChange({ count: value })}
            isInvalid={wrong === 'count'}
          />
        )}
        {unitWords[often](count)}
      </span>
      <span className="flex items-center gap-2">
        for at most
        <ShortField
          label="For at most"
          value={lasts}
          onChange={(value) => onChange({ lasts: value })}
          isInvalid={wrong === 'lasts'}
        />
      </span>
    </>
  )
}

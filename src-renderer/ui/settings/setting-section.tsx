import { useId, type ReactNode } from 'react'
import { Effect } from './effect.tsx'
import { SectionTitle } from './setting-part.tsx'

export interface SettingSectionProps {
  readonly title: string
  /** One line on what belongs here; code stands between backticks. */
  readonly detail?: string
  readonly children: ReactNode
}

/** Its title stands beside its rows, above them where it is narrow; without a row it is gone. */
export function SettingSection({ title, detail, children }: SettingSectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="hidden grid-cols-1 gap-x-6 border-hairline pt-1 pb-3 has-data-setting:grid wide:grid-cols-[11rem_minmax(0,1fr)] [section:has([data-setting])~&]:border-t [section:has([data-setting])~&]:pt-3"
    >
      <div className="min-w-0 py-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {detail === undefined ? null : <Effect text={detail} />}
      </div>
      <div className="min-w-0 has-[form]:pb-2">
        <SectionTitle value={title}>{children}</SectionTitle>
      </div>
    </section>
  )
}

import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'simulated'

const tones: Readonly<Record<Tone, string>> = {
  neutral:
    'bg-sunken text-secondary in-[.bg-canvas]:bg-surface in-[.bg-hover]:bg-surface in-[.bg-selected]:bg-surface in-[[role=row]:hover]:bg-surface',
  success: 'bg-success-tint text-success',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
  info: 'bg-info-tint text-info',
  simulated: 'bg-simulated-tint text-simulated',
}

/** For exceptions and labels only: the normal case is quiet text. `simulated` is for clock, faults and lenient modes. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-badge px-1.5 text-label leading-none font-semibold whitespace-nowrap forced-colors:border',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}

import { useSecond } from '../../../data/use-now.ts'

const period = 30
const radius = 9
const length = 2 * Math.PI * radius

/** How long the code is still good, by the emulator's clock: it stands still while that is frozen. */
export function SecondsRing() {
  const left = period - (Math.floor(useSecond() / 1000) % period)
  return (
    <span className="inline-flex items-center gap-1 text-small text-secondary">
      <svg viewBox="0 0 24 24" className="size-6 -rotate-90" aria-hidden="true">
        <circle cx="12" cy="12" r={radius} fill="none" strokeWidth="3" className="stroke-hairline" />
        <circle
          cx="12"
          cy="12"
          r={radius}
          fill="none"
          strokeWidth="3"
          strokeDasharray={length}
          strokeDashoffset={length * (1 - left / period)}
          className="stroke-accent motion-safe:transition-[stroke-dashoffset] motion-safe:duration-120"
        />
      </svg>
      <span>{left} s</span>
    </span>
  )
}

import { classes } from './classes.ts'

export interface KeyCapProps {
  /** As shown: `⌘K`, `G U`. */
  readonly keys: string
  readonly isInverse?: boolean
  /** Where `aria-keyshortcuts` says it already. */
  readonly isSilent?: boolean
}

export function KeyCap({ keys, isInverse = false, isSilent = false }: KeyCapProps) {
  return (
    <span className="inline-flex gap-1" aria-hidden={isSilent}>
      {keys.split(' ').map((press, index) => (
        <kbd
          key={index}
          className={classes(
            'min-w-5 rounded-badge border px-1 text-center font-sans text-label font-medium tabular-nums',
            isInverse ? 'border-current opacity-80' : 'border-hairline bg-surface text-secondary',
          )}
        >
          {press}
        </kbd>
      ))}
    </span>
  )
}

import type { LucideIcon } from 'lucide-react'
import { classes } from './classes.ts'

/** The one line set: 16 px, 1.5 stroke. Always beside words or in a control with a name, so it is hidden from readers. */
export function Icon({ of: Drawing, className }: { readonly of: LucideIcon; readonly className?: string }) {
  return <Drawing size={16} strokeWidth={1.5} aria-hidden className={classes('shrink-0', className)} />
}

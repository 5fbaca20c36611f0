import { TriangleAlert } from 'lucide-react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

/** 2xx is quiet; the rest takes its colour. A failure of the emulator itself has an icon too. */
export function StatusCode({ status, isOurs = false }: { readonly status: number; readonly isOurs?: boolean }) {
  return (
    <span className={classes('inline-flex shrink-0 items-center gap-1 font-mono text-small', tone(status, isOurs))}>
      {status}
      {isOurs ? <Icon of={TriangleAlert} /> : null}
    </span>
  )
}

function tone(status: number, isOurs: boolean): string {
  if (isOurs || status >= 500) return 'font-semibold text-danger'
  if (status >= 400) return 'font-semibold text-warning'
  if (status >= 300) return 'text-info'
  return 'text-secondary'
}

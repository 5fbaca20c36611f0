import { classes } from '../../ui/classes.ts'
import type { FlowPlace } from './flows.ts'

const shapes: Readonly<Record<FlowPlace, string>> = {
  start: 'top-2 bottom-0 rounded-ss-badge border-t',
  middle: 'inset-y-0',
  end: 'top-0 bottom-2 rounded-es-badge border-b',
}

/** The line at the edge of the list that ties the calls of a flow together. */
export function FlowMark({ place }: { readonly place: FlowPlace | undefined }) {
  if (place === undefined) return null
  return <span aria-hidden className={classes('absolute start-1.5 w-1.5 border-s border-control', shapes[place])} />
}

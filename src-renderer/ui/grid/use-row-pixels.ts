import type { Density } from '../../data/look.ts'
import { useViewState } from '../../data/use-view-state.ts'

/** In rem, so that larger text has higher rows: 28, 32 and 40 pixels as things are. */
const rems: Readonly<Record<Density, number>> = { compact: 1.75, normal: 2, roomy: 2.5 }

/** The height of every row of a list, after any change of the look: the root has its text size by then. */
export function useRowPixels(): number {
  return useViewState(({ density }) => Math.round(rems[density] * rootPixels()))
}

function rootPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

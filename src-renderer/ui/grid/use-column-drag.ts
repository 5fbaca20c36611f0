import { useRef, useState, type PointerEvent, type RefObject } from 'react'

export interface ColumnDrag {
  /** Where the dragged column would come to stand; null while none is dragged. */
  readonly target: { readonly id: string; readonly before: string | null } | null
  /** For the head of a column that can be moved. */
  readonly moving: (id: string) => DragHandlers
  /** For the edge after a column, by which it is resized. */
  readonly resizing: (id: string) => DragHandlers
}

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
}

interface ColumnDragInput {
  /** Its columns have `data-column`. */
  readonly head: RefObject<HTMLElement | null>
  readonly onMove: (id: string, before: string | null) => void
  readonly onResize: (id: string, width: number) => void
}

/** A press that stays within this is a click. */
const clickPixels = 5

/** Moves and resizes columns with the pointer; Escape lets go of a moved one. */
export function useColumnDrag({ head, onMove, onResize }: ColumnDragInput): ColumnDrag {
  const [target, setTarget] = useState<ColumnDrag['target']>(null)
  const current = useRef<ColumnDrag['target']>(null)

  const aim = (next: ColumnDrag['target']) => {
    current.current = next
    setTarget(next)
  }
  const cells = () => [...(head.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]

  return {
    target,
    moving: (id) => ({
      onPointerDown(event) {
        if (event.button !== 0) return
        const from = event.clientX
        follow({
          move(x) {
            if (current.current === null && Math.abs(x - from) < clickPixels) return
            const next = cells().find((cell) => middleOf(cell) > x)
            aim({ id, before: next?.dataset['column'] ?? null })
          },
          end(isKept) {
            const aimed = current.current
            aim(null)
            if (aimed === null) return
            swallowClick()
            if (isKept) onMove(aimed.id, aimed.before)
          },
        })
      },
    }),
    resizing: (id) => ({
      onPointerDown(event) {
        if (event.button !== 0) return
        event.preventDefault()
        event.stopPropagation()
        const cell = cells().find((one) => one.dataset['column'] === id)
        if (cell === undefined) return
        const [from, width] = [event.clientX, cell.getBoundingClientRect().width]
        follow({ move: (x) => onResize(id, width + x - from), end: swallowClick })
      },
    }),
  }
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect()
  return left + width / 2
}

/** Until the pointer is let go, wherever that is. */
function follow({ move, end }: { readonly move: (x: number) => void; readonly end: (isKept: boolean) => void }): void {
  const over = new AbortController()
  const { signal } = over
  const finish = (isKept: boolean) => {
    over.abort()
    end(isKept)
  }
  window.addEventListener('pointermove', (event) => move(event.clientX), { signal })
  window.addEventListener('pointerup', () => finish(true), { signal })
  window.addEventListener('pointercancel', () => finish(false), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      finish(false)
    },
    { signal, capture: true },
  )
}

/** The press that ends a drag is no click on what happens to be there. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

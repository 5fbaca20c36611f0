/** Toasts and spoken words: what the window says about what just happened. */
export interface Notice {
  readonly id: number
  readonly text: string
  /** Errors stay until they are closed; the rest goes after ten seconds. */
  readonly tone: 'plain' | 'error'
  readonly hint: string
  readonly action: { readonly label: string; readonly run: () => void } | null
  /** The step of the server's that its action takes back. */
  readonly stepId: string | null
}

export interface Notices {
  list(): readonly Notice[]
  subscribe(changed: () => void): () => void
  /** Answers the id, to close it by. */
  show(notice: Partial<Omit<Notice, 'id'>> & Pick<Notice, 'text'>): number
  /** An error as a toast: what happened and what to do. */
  fail(error: unknown, doing: string): void
  close(id: number): void
  /** The step was taken back elsewhere. */
  closeOffer(stepId: string): void
  /** The last words for screen readers only, such as counts. `again` tells the same words apart. */
  spoken(): { readonly text: string; readonly again: number }
  say(text: string): void
}

const mostVisible = 3

export function createNotices(): Notices {
  const listeners = new Set<() => void>()
  let list: readonly Notice[] = []
  let spoken = { text: '', again: 0 }
  let lastId = 0
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const show: Notices['show'] = ({ text, tone = 'plain', hint = '', action = null, stepId = null }) => {
    lastId += 1
    list = [...list, { id: lastId, text, tone, hint, action, stepId }].slice(-mostVisible)
    changed()
    return lastId
  }
  return {
    list: () => list,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show,
    fail(error, doing) {
      const message = error instanceof Error ? error.message : String(error)
      const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : ''
      show({ text: `${doing}: ${message}`, tone: 'error', hint })
    },
    close(id) {
      list = list.filter((notice) => notice.id !== id)
      changed()
    },
    closeOffer(stepId) {
      list = list.filter((notice) => notice.stepId !== stepId)
      changed()
    },
    spoken: () => spoken,
    say(text) {
      spoken = { text, again: spoken.again + 1 }
      changed()
    },
  }
}

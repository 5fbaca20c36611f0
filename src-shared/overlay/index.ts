/**
 * `offwrite/overlay`: a small panel over the page under test, for people who look at it: newest code, clock, faults. It
 * is there only where it is called for, in a shadow root that shares no styles with the page.
 */
import type { InboxMessage } from '../contract/inbox.ts'
import { ControlCallError } from '../client/control-call-error.ts'
import { systemTimer } from '../simulate/system.ts'
import type { TestKit } from '../testing/kit.ts'
import { createCallPart } from './call-part.ts'
import { clockWord, createClockPart } from './clock-part.ts'
import { type Attempt, button, element } from './element.ts'
import { createFaultsPart, faultsOn } from './faults-part.ts'
import { look } from './look.ts'
import { createMessagePart, shownCode } from './message-part.ts'

/** An emulator in the page, or one that is connected over HTTP. */
export type OverlaidKit = Pick<TestKit, 'projectId' | 'inbox' | 'clock' | 'faults' | 'requests' | 'reset' | 'subscribe'>

export interface OverlayOptions {
  /** Shown in full from the start. Default false: a button that opens it. */
  readonly open?: boolean
  /** Where it keeps least out of sight. Default `bottom-right`. */
  readonly corner?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
}

/** What people do inside is nothing that the page is to hear of: its shortcuts, its menus that close on a click. */
const keptInside = [
  'keydown',
  'keyup',
  'keypress',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'focusin',
]

/**
 * Shows the overlay; what it answers takes it away. For development and for tests that somebody watches: load it only
 * there.
 *
 * ```ts
 * if (import.meta.env.DEV) showOverlay(await connect('http://localhost:4280'))
 * ```
 */
export function showOverlay(
  emulator: OverlaidKit,
  { open = false, corner = 'bottom-right' }: OverlayOptions = {},
): () => void {
  const host = document.createElement('offwrite-overlay')
  const shadow = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  shadow.adoptedStyleSheets = [sheet]
  host.className = corner
  for (const name of keptInside) host.addEventListener(name, (event) => event.stopPropagation())

  const said = element('p', { role: 'status', class: 'quiet' })
  const problem = element('p', { role: 'alert', class: 'problem' })
  const say = (text: string): void => {
    said.textContent = text
    problem.textContent = ''
  }
  const attempt: Attempt = (action) => {
    say('')
    action().then(refresh, (error: unknown) => (problem.textContent = wordsOf(error)))
  }

  const message = createMessagePart(attempt, say)
  const clock = createClockPart(emulator, attempt)
  const faults = createFaultsPart(emulator, attempt)
  const call = createCallPart()
  const reset = button('Reset', attempt, async () => {
    await emulator.reset()
    say('Back at the baseline. Reload the page to begin anew.')
  })
  reset.title = 'Back to the state at the start, or to the baseline'
  const panel = element(
    'section',
    { 'aria-label': 'Offwrite', id: 'panel' },
    element(
      'header',
      {},
      element('h2', {}, 'Offwrite'),
      element('span', { class: 'quiet' }, emulator.projectId),
      reset,
    ),
    message.root,
    clock.root,
    faults.root,
    call.root,
    said,
    problem,
  )
  const launcher = element('button', { type: 'button', 'aria-controls': 'panel', class: 'launcher' })
  launcher.addEventListener('click', () => setOpen(launcher.ariaExpanded === 'false'))
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    setOpen(false)
    launcher.focus()
  })
  // So that Tab goes on from the button into the panel.
  shadow.append(launcher, panel)

  let stopTicking = (): void => undefined
  function tick(): void {
    clock.tick()
    stopTicking = systemTimer(1000, tick)
  }
  function setOpen(isOpen: boolean): void {
    panel.hidden = !isOpen
    launcher.ariaExpanded = String(isOpen)
    stopTicking()
    if (isOpen) tick()
  }

  let newestWas: InboxMessage | null = null
  /** Of an empty inbox, `latest` is a 404, which browsers write into the console of the page each time. */
  async function readNewest(): Promise<InboxMessage | null> {
    newestWas = newestWas === null ? ((await emulator.inbox.list()).at(-1) ?? null) : await emulator.inbox.latest()
    return newestWas
  }

  async function read(): Promise<void> {
    const [newest, status, all, last] = await Promise.all([
      readNewest(),
      emulator.clock.status(),
      emulator.faults.list(),
      emulator.requests.last(),
    ])
    message.show(newest)
    clock.show(status)
    faults.show(all)
    call.show(last)
    const count = faultsOn(all).length
    launcher.replaceChildren(
      'Offwrite',
      ...marks('code', newest?.state === 'unused' && newest.code !== null ? shownCode(newest.code) : null),
      ...marks('simulated', clockWord(status)),
      ...marks('simulated', count === 0 ? null : `${count} ${count === 1 ? 'fault' : 'faults'}`),
    )
  }

  let isReading = false
  let isStale = false
  let isLost = false
  /** Once more when something happens meanwhile, however much. */
  async function refresh(): Promise<void> {
    isStale = true
    if (isReading) return
    isReading = true
    while (isStale) {
      isStale = false
      try {
        await read()
        if (isLost) say('')
        isLost = false
      } catch (error) {
        problem.textContent = wordsOf(error)
        isLost = true
      }
    }
    isReading = false
  }

  setOpen(open)
  launcher.textContent = 'Offwrite'
  // Beside the body, which an app may empty, and whose children its styles may count.
  document.documentElement.append(host)
  const unsubscribe = emulator.subscribe(() => void refresh())
  void refresh()
  return () => {
    unsubscribe()
    stopTicking()
    host.remove()
  }
}

function marks(name: string, text: string | null): readonly (Node | string)[] {
  return text === null ? [] : [' ', element('span', { class: name }, text)]
}

function wordsOf(error: unknown): string {
  if (error instanceof ControlCallError) return `${error.message} ${error.hint}`.trim()
  return error instanceof Error ? error.message : String(error)
}

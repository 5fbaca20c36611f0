/** The newest call of the app, and its story. */
import type { ExchangeDetail } from '../contract/requests.ts'
import { storyOf } from '../testing/explain.ts'
import { element, part } from './element.ts'
import type { Part } from './message-part.ts'

export function createCallPart(): Part<ExchangeDetail | null> {
  const call = element('p', { class: 'mono' })
  const story = element('pre', { tabindex: '0', 'aria-label': 'Story of the newest call' })
  const details = element('details', {}, element('summary', {}, 'Story'), story)
  return {
    root: part('Newest call', call, details),
    show(detail) {
      // The first line of a story is the call itself.
      const [first = '', ...rest] = detail === null ? ['None yet.'] : storyOf(detail).split('\n')
      call.textContent = first
      call.className = detail !== null && (detail.status >= 400 || detail.status === 0) ? 'mono failed' : 'mono'
      story.textContent = rest.map((line) => line.replace(/^ {2}/, '')).join('\n')
      details.hidden = rest.length === 0
    },
  }
}

import { afterEach, expect, test, vi } from 'vitest'
import { createRequestFeed } from '../../src-renderer/data/request-feed.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import { exchange } from './exchange.ts'

afterEach(() => void vi.useRealTimers())

/** A feed whose answers the test gives one by one. */
function askedFeed() {
  vi.useFakeTimers()
  const answers: ((requests: readonly ExchangeSummary[]) => void)[] = []
  const feed = createRequestFeed({
    requests: () => new Promise((resolve) => answers.push((requests) => resolve({ total: requests.length, requests }))),
  })
  return { feed, answers, ids: () => feed.state().requests.map(({ id }) => id) }
}

const first = exchange({ id: 'first' })
const second = exchange({ id: 'second' })
const third = exchange({ id: 'third' })

test('request feed: a request that is shown while the log is read stays, though the answer is older', async () => {
  const { feed, answers, ids } = askedFeed()
  const reading = feed.reload()
  feed.add(second)
  await vi.advanceTimersByTimeAsync(60)
  expect(ids()).toEqual(['second'])
  feed.add(third)
  answers[0]?.([first])
  await reading
  expect(ids()).toEqual(['first', 'second', 'third'])
  await vi.advanceTimersByTimeAsync(60)
  expect(ids()).toEqual(['first', 'second', 'third'])
})

test('request feed: of two readings the later one counts, in whatever order they are answered', async () => {
  const { feed, answers, ids } = askedFeed()
  const readings = [feed.reload(), feed.reload()]
  answers[1]?.([first, second])
  await readings[1]
  answers[0]?.([first])
  await readings[0]
  expect(ids()).toEqual(['first', 'second'])
})

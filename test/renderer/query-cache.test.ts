import { expect, test, vi } from 'vitest'
import { createQueryCache, type Query } from '../../src-renderer/data/query-cache.ts'

/** A query whose answers the test gives one by one. */
function askedQuery(key: string, topics: readonly string[] = []) {
  const answers: { resolve: (data: string) => void; reject: (error: Error) => void; signal: AbortSignal }[] = []
  const query: Query<string> = {
    key,
    topics,
    load: (signal) => new Promise((resolve, reject) => void answers.push({ resolve, reject, signal })),
  }
  return { query, answers }
}

const settled = () => vi.waitFor(() => undefined)

test('query cache: what is shown is read once, and again when a topic of it is stale', async () => {
  const cache = createQueryCache()
  const { query, answers } = askedQuery('a', ['users'])
  cache.subscribe(query, () => {})
  cache.subscribe(query, () => {})
  expect(answers).toHaveLength(1)
  answers[0]?.resolve('one')
  await expect.poll(() => cache.read(query).data).toBe('one')

  cache.invalidate(['teams'])
  cache.invalidate(['users'])
  cache.invalidate(['users'])
  await expect.poll(() => answers).toHaveLength(2)
  expect(cache.read(query)).toMatchObject({ data: 'one', isLoading: false })
})

test('query cache: what nobody looks at is read when it is next shown', async () => {
  const cache = createQueryCache()
  const { query, answers } = askedQuery('a', ['users'])
  cache.subscribe(query, () => {})()
  answers[0]?.resolve('one')
  await settled()
  cache.invalidate(['users'])
  cache.subscribe(query, () => {})
  expect(answers).toHaveLength(2)
})

test('query cache: an overtaken answer does not replace the newer one', async () => {
  const cache = createQueryCache()
  const { query, answers } = askedQuery('a')
  cache.subscribe(query, () => {})
  cache.refresh(query)
  expect(answers[0]?.signal.aborted).toBe(true)
  answers[1]?.resolve('new')
  await expect.poll(() => cache.read(query).data).toBe('new')
  answers[0]?.resolve('old')
  await settled()
  expect(cache.read(query).data).toBe('new')
})

test('query cache: events that come while it is read let the answer through, and it is read once more', async () => {
  vi.useFakeTimers()
  try {
    const cache = createQueryCache()
    const { query, answers } = askedQuery('a', ['users'])
    cache.subscribe(query, () => {})
    for (let event = 0; event < 3; event += 1) {
      cache.invalidate(['users'])
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(answers).toHaveLength(1)
    expect(answers[0]?.signal.aborted).toBe(false)
    answers[0]?.resolve('before the events')
    await vi.advanceTimersByTimeAsync(0)
    expect(cache.read(query).data).toBe('before the events')
    expect(answers).toHaveLength(2)
    answers[1]?.resolve('after them')
    await vi.advanceTimersByTimeAsync(5000)
    expect(cache.read(query).data).toBe('after them')
    expect(answers).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})

test('query cache: a failure keeps the last good answer', async () => {
  const cache = createQueryCache()
  const { query, answers } = askedQuery('a')
  cache.subscribe(query, () => {})
  answers[0]?.resolve('good')
  await expect.poll(() => cache.read(query).data).toBe('good')
  cache.refresh(query)
  answers[1]?.reject(new Error('gone'))
  await expect.poll(() => cache.read(query).error?.message).toBe('gone')
  expect(cache.read(query).data).toBe('good')
})

test('query cache: what is dear to answer is read once more after a burst, not at each event of it', async () => {
  vi.useFakeTimers()
  try {
    const cache = createQueryCache()
    const { query, answers } = askedQuery('a', ['state'])
    cache.subscribe({ ...query, restMilliseconds: 500 }, () => {})
    for (let event = 0; event < 4; event += 1) {
      cache.invalidate(['state'])
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(answers).toHaveLength(1)
    answers[0]?.resolve('one')
    // The answer took 200 ms.
    await vi.advanceTimersByTimeAsync(900)
    expect(answers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(answers).toHaveLength(2)
    answers[1]?.resolve('two')
    await vi.advanceTimersByTimeAsync(400)
    cache.invalidate(['state'])
    await vi.advanceTimersByTimeAsync(50)
    expect(answers).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(100)
    expect(answers).toHaveLength(3)
    answers[2]?.resolve('three')
    await vi.advanceTimersByTimeAsync(5000)
    expect(answers).toHaveLength(3)
    cache.invalidate(['state'])
    await vi.advanceTimersByTimeAsync(50)
    expect(answers).toHaveLength(4)
  } finally {
    vi.useRealTimers()
  }
})

test('query cache: an answer that a busy machine held up does not keep the next one waiting as long again', async () => {
  vi.useFakeTimers()
  try {
    const cache = createQueryCache()
    const { query, answers } = askedQuery('a', ['state'])
    cache.subscribe({ ...query, restMilliseconds: 150 }, () => {})
    await vi.advanceTimersByTimeAsync(3000)
    cache.invalidate(['state'])
    answers[0]?.resolve('before the event')
    await vi.advanceTimersByTimeAsync(1400)
    expect(answers).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(answers).toHaveLength(2)
  } finally {
    vi.useRealTimers()
  }
})

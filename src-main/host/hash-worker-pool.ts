/** Hashes passwords in threads of their own, so that a costly one never keeps another request waiting. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PasswordWork } from '../../src-shared/simulate/hasher.ts'
import type { HashOutcome, HashTask } from './hash-task.ts'

export interface HashWorkerPool extends PasswordWork {
  /** Threads that run now. */
  size(): number
  /** Ends the threads; what they were at is rejected. */
  close(): Promise<void>
}

interface Pending {
  resolve(value: string | boolean): void
  reject(error: Error): void
}

interface HashWorker {
  readonly thread: Worker
  readonly pending: Map<number, Pending>
}

/** Threads start when there is work for them; `limit` at most, and never one alone: a slow hash would hold all sign-ins. */
export function createHashWorkerPool(limit = Math.max(2, Math.min(4, availableParallelism()))): HashWorkerPool {
  const workers = new Set<HashWorker>()
  let lastId = 0

  function start(): HashWorker {
    const worker: HashWorker = { thread: new Worker(workerFile()), pending: new Map() }
    // An idle thread keeps nobody from ending.
    worker.thread.unref()
    worker.thread.on('message', (outcome: HashOutcome) => {
      const pending = worker.pending.get(outcome.id)
      worker.pending.delete(outcome.id)
      if ('failure' in outcome) pending?.reject(new Error(outcome.failure))
      else pending?.resolve(outcome.value)
    })
    const gone = (error: Error) => {
      workers.delete(worker)
      for (const { reject } of worker.pending.values()) reject(error)
      worker.pending.clear()
    }
    worker.thread.on('error', gone)
    worker.thread.on('exit', () => gone(new Error('The thread that hashes passwords has ended.')))
    workers.add(worker)
    return worker
  }

  function leastBusy(): HashWorker {
    const [first] = [...workers].toSorted((one, other) => one.pending.size - other.pending.size)
    return first === undefined || (first.pending.size > 0 && workers.size < limit) ? start() : first
  }

  function perform(taskOf: (id: number) => HashTask): Promise<string | boolean> {
    const { thread, pending } = leastBusy()
    lastId += 1
    const task = taskOf(lastId)
    return new Promise((resolve, reject) => {
      pending.set(task.id, { resolve, reject })
      thread.postMessage(task)
    })
  }

  return {
    hash: async (password, salt, options) =>
      String(await perform((id) => ({ id, kind: 'hash', password, salt, options }))),
    verify: async (given, stored) => (await perform((id) => ({ id, kind: 'verify', given, stored }))) === true,
    size: () => workers.size,
    close: async () => void (await Promise.all([...workers].map(({ thread }) => thread.terminate()))),
  }
}

/** Beside this file in the sources; beside the entries, or above their shared chunks, once it is built. */
function workerFile(): URL {
  const places = ['./hash-worker.ts', './hash-worker.js', '../hash-worker.js'].map(
    (path) => new URL(path, import.meta.url),
  )
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error('The built file hash-worker.js is missing: build Offwrite again.')
  return found
}

/** The thread that hashes passwords: it does one task after the other and sends back what came of each. */
import { parentPort } from 'node:worker_threads'
import { passwordWork } from '../../src-shared/simulate/hasher.ts'
import type { HashOutcome, HashTask } from './hash-task.ts'

parentPort?.on('message', (task: HashTask) => {
  perform(task).then(
    (value) => answer({ id: task.id, value }),
    (error: unknown) => answer({ id: task.id, failure: error instanceof Error ? error.message : String(error) }),
  )
})

function perform(task: HashTask): Promise<string | boolean> {
  return task.kind === 'hash'
    ? passwordWork.hash(task.password, task.salt, task.options)
    : passwordWork.verify(task.given, task.stored)
}

function answer(outcome: HashOutcome): void {
  parentPort?.postMessage(outcome)
}

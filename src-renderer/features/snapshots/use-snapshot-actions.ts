import { useMemo } from 'react'
import type {
  RecordDifference,
  SavedSnapshot,
  SnapshotContents,
  SnapshotSummary,
} from '../../../src-shared/contract/snapshots.ts'
import { fieldsOf } from '../../data/read-fields.ts'
import { useServices, type Services } from '../../data/services.ts'
import { announce, offerUndo, useActions } from '../../data/use-action.ts'
import { navigate } from '../../navigation/use-place.ts'
import { countOf } from '../../ui/words.ts'
import type { RestoringChoices } from '../../data/view-state.ts'
import { oneOf } from '../../ui/record-fields.tsx'
import { recordTitle } from './diff/diff-words.ts'
import { restoreCall, restoreRecordCall, type RestorePlan } from './restore/restore-call.ts'
import { baselineName, freeName } from './snapshot-names.ts'

export interface SnapshotActions {
  restore(name: string, plan: RestorePlan): Promise<void>
  /** As it was in the snapshot of this name, or gone when it was not there. */
  restoreRecord(name: string, record: RecordDifference, dates: RestoringChoices['dates']): Promise<void>
  restoreBaseline(): Promise<void>
  /** `from`: a snapshot; left out, the state as it stands. */
  setBaseline(from?: string): Promise<void>
  /** Note and tags; the state in it stays. Answers what is wrong, or null. */
  describe(name: string, changed: Pick<SavedSnapshot, 'note' | 'tags'>): Promise<string | null>
  /** Whether every start begins with it; at most one does. */
  restoreOnStart(name: string, isOn: boolean): Promise<void>
  /** Answers what is wrong, or null. */
  rename(name: string, to: string): Promise<string | null>
  duplicate(name: string): Promise<void>
  /** Saves the state over it, with note and tags as they were. */
  update(contents: SnapshotContents): Promise<void>
  remove(snapshot: SnapshotSummary): Promise<void>
}

export function useSnapshotActions(): SnapshotActions {
  const services = useServices()
  const { send } = useActions()
  return useMemo(() => {
    const { client, notices } = services
    const telling = async (doing: string, work: () => Promise<unknown>) => {
      await work().catch((error: unknown) => notices.fail(error, doing))
    }
    const put = (doing: string, done: string, call: Parameters<typeof send>[0]) =>
      telling(doing, async () => {
        const reply = await send(call, doing)
        const hasChanged = fieldsOf(reply.body)['changes'] !== 0
        announce(services, reply, { doing, done: hasChanged ? done : `${done}: nothing had changed` })
      })
    return {
      restore: (name, plan) => {
        const what = plan.users.length === 0 ? name : `${countOf(plan.users.length, 'user')} of ${name}`
        return put(`Restore ${what}`, `Restored ${what}`, restoreCall(name, plan))
      },
      restoreRecord(name, record, dates) {
        const what = `${oneOf(record.table)} ${recordTitle(record)}`
        return put(
          `Restore ${what} of ${name}`,
          record.operation === 'created' ? `Took back ${what}` : `Restored ${what}`,
          restoreRecordCall(name, record, dates),
        )
      },
      restoreBaseline: () =>
        put('Restore the baseline', 'Restored the baseline', { method: 'POST', path: '/__emulator/reset' }),
      setBaseline: (from) =>
        telling('Set the baseline', async () => {
          const goBack = await wayBackOfBaseline(services)
          await client.saveSnapshot(baselineName, from === undefined ? {} : { from })
          const done = from === undefined ? 'What stands is the baseline' : `${from} is the baseline`
          if (goBack === null) notices.show({ text: done })
          else offerUndo(services, goBack, { doing: 'Set the baseline', done })
        }),
      describe: (name, changed) => faultOf(client.saveSnapshot(name, { from: name, ...changed })),
      restoreOnStart: (name, isOn) =>
        telling(`Change how ${name} is restored`, async () => {
          await client.saveSnapshot(name, { from: name, restoresOnStart: isOn })
        }),
      rename: (name, to) =>
        faultOf(
          (async () => {
            const { snapshots } = await client.snapshots()
            const holder = snapshots.find((other) => other.name !== name && isSame(other.name, to))
            if (holder !== undefined) throw new Error(`There is a snapshot “${holder.name}” already.`)
            // On some systems both names are the same file.
            if (isSame(name, to)) throw new Error('Choose a name that differs in more than its case.')
            const restoresOnStart = snapshots.some((own) => own.name === name && own.restoresOnStart)
            await client.saveSnapshot(to, { document: await client.snapshotText(name), restoresOnStart })
            navigate({ id: to }, 'replace')
            await client.deleteSnapshot(name)
          })(),
        ),
      duplicate: (name) =>
        telling(`Duplicate ${name}`, async () => {
          const { snapshots } = await client.snapshots()
          const copy = freeName(
            name,
            snapshots.map((other) => other.name),
          )
          await client.saveSnapshot(copy, { from: name })
          navigate({ id: copy })
          notices.show({ text: `Copied ${name} to ${copy}` })
        }),
      update: ({ name, tables }) =>
        telling(`Update ${name}`, async () => {
          const has = (table: string) => tables.some((held) => held.table === table)
          await client.saveSnapshot(name, { messages: has('messages'), logs: has('logs') })
          notices.show({ text: `Updated ${name}` })
        }),
      remove: ({ name }) =>
        telling(`Delete ${name}`, async () => {
          await client.deleteSnapshot(name)
          notices.show({ text: `Deleted ${name}` })
        }),
    }
  }, [services, send])
}

/** Null while there is none but the state at the start, which no file holds. */
async function wayBackOfBaseline({ client }: Services): Promise<(() => Promise<unknown>) | null> {
  const { snapshots } = await client.snapshots()
  if (!snapshots.some(({ name }) => name === baselineName)) return null
  const document = await client.snapshotText(baselineName)
  return () => client.saveSnapshot(baselineName, { document })
}

async function faultOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

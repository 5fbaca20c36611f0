/** One import on its way: looks at every row in slices, so that requests go on, and writes all of it at once or nothing. */
import type { ImportNote, ImportProgress, ImportReport, ImportState } from '../contract/imports.ts'
import { systemTimer } from '../simulate/system.ts'
import { clashesInFile, clashesInProject, policyFaults, take, type Taken } from './clashes.ts'
import { readFields } from './fields.ts'
import { type Newcomer, newcomer } from './newcomer.ts'
import { importedPassword } from './password.ts'
import type { Remark, Source, SourceRow } from './source.ts'
import type { Target } from './target.ts'

export interface Importing {
  report(): ImportReport
  /** False when it is over already. */
  cancel(): boolean
  /** Resolves with the report of how it ended. */
  run(): Promise<ImportReport>
}

export interface ImportPlan extends Pick<ImportProgress, 'id' | 'projectId' | 'format' | 'dryRun'> {
  readonly goodRowsOnly: boolean
  readonly withoutPasswords: boolean
  readonly source: Source
  /** As it is now: the project may change while an import runs. */
  target(): Target
  /** What has to be done before anything is written. */
  prepare(): Promise<unknown>
  /** Writes all of them in one commit. */
  write(newcomers: readonly Newcomer[]): void
  /** The number of the last commit of the store. */
  commitNumber(): number
  progress(report: ImportProgress): void
}

/** Rows looked at before requests get their turn. */
const sliceRows = 200
const longestValue = 100

export function createImporting(plan: ImportPlan): Importing {
  const { source, id, projectId, format, dryRun } = plan
  const newcomers: Newcomer[] = []
  const refused: ImportNote[] = []
  const refusedRows = new Set<number>()
  const leftOut: ImportNote[] = []
  const ignored = new Set<string>()
  const taken: Taken = new Map()
  let state: ImportState = 'checking'
  let done = 0

  const note = (row: number, { field, value, reason }: Remark): ImportNote => ({
    row,
    field: source.nameOf(field),
    value: value === undefined || value === null ? null : shown(value),
    reason,
  })

  function refuse(row: number, faults: readonly Remark[]): void {
    refusedRows.add(row)
    refused.push(...faults.map((fault) => note(row, fault)))
  }

  async function look(given: SourceRow, target: Target): Promise<void> {
    for (const name of given.ignored ?? []) ignored.add(name)
    const { fields, faults } = readFields(given.fields)
    const password = await importedPassword(fields, target)
    const wrong = given.passwordFault ?? (password !== null && 'fault' in password ? password.fault : null)
    const stored = password === null || 'fault' in password ? null : password
    const one = newcomer(given, fields, wrong === null ? stored : null, target)
    const about: readonly Remark[] = wrong === null ? [] : [{ field: 'password', reason: wrong }]
    const reasons = [
      ...(given.faults ?? []),
      ...faults,
      ...(plan.withoutPasswords ? [] : about),
      ...policyFaults(one, target),
      ...clashesInFile(one, taken),
      ...clashesInProject(one, target),
    ]
    if (reasons.length > 0) return refuse(given.row, reasons)
    take(one, taken)
    newcomers.push(one)
    leftOut.push(...[...(given.leftOut ?? []), ...about].map((remark) => note(given.row, remark)))
  }

  function become(next: ImportState): void {
    state = next
    plan.progress(progress())
  }

  const progress = (): ImportProgress => ({ id, projectId, format, state, dryRun, done, total: source.total })

  const report = (): ImportReport => ({
    ...progress(),
    taken: state === 'done' ? newcomers.length : 0,
    refusedRows: refusedRows.size,
    refused,
    leftOut,
    ignored: [...ignored],
  })

  const isCancelled = () => state === 'cancelled'

  const isRefused = () => refused.length > 0 && !plan.goodRowsOnly

  /** Again for those that are good: somebody may have come meanwhile. */
  function lookAgain(): void {
    const target = plan.target()
    for (let at = newcomers.length - 1; at >= 0; at -= 1) {
      const one = newcomers[at]
      const clashes = one === undefined ? [] : clashesInProject(one, target)
      if (one === undefined || clashes.length === 0) continue
      newcomers.splice(at, 1)
      refuse(one.row, clashes)
    }
  }

  async function run(): Promise<ImportReport> {
    const startedAt = plan.commitNumber()
    become('checking')
    while (done < source.total && !isCancelled()) {
      const end = Math.min(source.total, done + sliceRows)
      const target = plan.target()
      for (; done < end; done += 1) await look(source.row(done), target)
      plan.progress(progress())
      await turn()
    }
    if (isCancelled()) return report()
    if (dryRun) become('done')
    else if (isRefused()) become('refused')
    else await write()
    return report()

    async function write(): Promise<void> {
      become('writing')
      await plan.prepare()
      if (isCancelled()) return
      if (plan.commitNumber() !== startedAt) lookAgain()
      if (isRefused()) return become('refused')
      plan.write(newcomers)
      become('done')
    }
  }

  return {
    report,
    cancel() {
      if (state !== 'checking' && state !== 'writing') return false
      become('cancelled')
      return true
    },
    async run() {
      try {
        return await run()
      } catch (error) {
        state = 'failed'
        plan.progress(progress())
        throw error
      }
    },
  }
}

/** Lets whatever waits have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => void systemTimer(0, () => resolve()))

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

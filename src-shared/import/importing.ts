/** One import on its way: looks at every row in slices, so that requests go on, and writes all of it at once or nothing. */
import type { ImportNote, ImportProgress, ImportReport, ImportState } from '../contract/imports.ts'
import { systemElapsed, systemTimer } from '../simulate/system.ts'
import { type Claims, claimsOf, clashesInFile, clashesInProject, policyFaults, take, type Taken } from './clashes.ts'
import { type ImportedFields, readFields } from './fields.ts'
import { type Newcomer, newcomer } from './newcomer.ts'
import { importedPassword, passwordFault } from './password.ts'
import type { Remark, Source, SourceRow } from './source.ts'
import type { Target } from './target.ts'

export interface Importing {
  report(): ImportReport
  /** False when it is over, or so far that undoing it is the way back. */
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
  /** Somebody has changed a user or an identity of the project since the import began. */
  peopleChanged(): boolean
  progress(report: ImportProgress): void
}

/** So long rows are looked at before requests get their turn. */
const sliceMilliseconds = 10
/** Passwords in plain text that are hashed in that time, at most. */
const sliceHashes = 8
const longestValue = 100

interface GoodRow {
  readonly given: SourceRow
  readonly claims: Claims
  readonly fields: ImportedFields
}

export function createImporting(plan: ImportPlan): Importing {
  const { source, id, projectId, format, dryRun } = plan
  const newcomers: Newcomer[] = []
  const refused: ImportNote[] = []
  const refusedRows = new Set<number>()
  const leftOut: ImportNote[] = []
  const ignored = new Set<string>()
  const seen: Taken = new Map()
  let state: ImportState = 'checking'
  let done = 0
  let taken = 0

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

  /** Null when the row cannot be taken. */
  function look(given: SourceRow, target: Target): GoodRow | null {
    for (const name of given.ignored ?? []) ignored.add(name)
    const { fields, faults } = readFields(given.fields)
    const claims = claimsOf(given.row, fields)
    const wrong = given.passwordFault ?? passwordFault(fields, target)
    const about: readonly Remark[] = wrong === null ? [] : [{ field: 'password', reason: wrong }]
    const reasons = [
      ...(given.faults ?? []),
      ...faults,
      ...(plan.withoutPasswords ? [] : about),
      ...policyFaults(claims, target),
      ...clashesInFile(claims, seen),
      ...clashesInProject(claims, target),
    ]
    if (reasons.length > 0) {
      refuse(given.row, reasons)
      return null
    }
    take(claims, seen)
    taken += 1
    leftOut.push(...[...(given.leftOut ?? []), ...about].map((remark) => note(given.row, remark)))
    return { given, claims, fields: wrong === null ? fields : { ...fields, password: null } }
  }

  /** Passwords side by side, as far as the host has threads; the rest in the order of the rows, for the seed's sake. */
  async function make(rows: readonly GoodRow[], target: Target): Promise<void> {
    const passwords = await Promise.all(rows.map(({ fields }) => importedPassword(fields, target)))
    rows.forEach(({ given, claims, fields }, at) => {
      newcomers.push(newcomer(given, claims, fields, passwords[at] ?? null, target))
    })
  }

  function become(next: ImportState): void {
    state = next
    plan.progress(progress())
  }

  const progress = (): ImportProgress => ({ id, projectId, format, state, dryRun, done, total: source.total })

  const report = (): ImportReport => ({
    ...progress(),
    taken: state === 'done' ? taken : 0,
    refusedRows: refusedRows.size,
    refused,
    leftOut: leftOut.filter(({ row }) => !refusedRows.has(row)),
    ignored: [...ignored],
  })

  const isCancelled = () => state === 'cancelled'

  const isRefused = () => refused.length > 0 && !plan.goodRowsOnly

  /** Those who are still good: somebody may have come meanwhile. */
  function lookAgain(): readonly Newcomer[] {
    const target = plan.target()
    return newcomers.filter(({ claims }) => {
      const clashes = clashesInProject(claims, target)
      if (clashes.length > 0) refuse(claims.row, clashes)
      return clashes.length === 0
    })
  }

  async function run(): Promise<ImportReport> {
    become('checking')
    await plan.target().disposableDomains.load()
    while (done < source.total) {
      const end = systemElapsed() + sliceMilliseconds
      const target = plan.target()
      const good: GoodRow[] = []
      for (let toHash = 0; done < source.total && toHash < sliceHashes && systemElapsed() < end; done += 1) {
        const row = look(source.row(done), target)
        if (row === null) continue
        good.push(row)
        if (row.fields.password !== null && row.fields.hash === null) toHash += 1
      }
      if (!dryRun && !isRefused()) await make(good, target)
      await turn()
      if (isCancelled()) return report()
      plan.progress(progress())
    }
    if (isRefused()) become('refused')
    else if (dryRun || taken === 0) become('done')
    else await write()
    return report()

    async function write(): Promise<void> {
      become('writing')
      await plan.prepare()
      const good = plan.peopleChanged() ? lookAgain() : newcomers
      if (isRefused()) return become('refused')
      plan.write(good)
      taken = good.length
      become('done')
    }
  }

  return {
    report,
    cancel() {
      if (state !== 'checking') return false
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

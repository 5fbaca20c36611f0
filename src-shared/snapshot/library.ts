/** The snapshots that are kept, by name: one baseline, named ones, and the last automatic ones. */
import type { SnapshotKind, SnapshotList, SnapshotSummary } from '../contract/snapshots.ts'
import type { SnapshotFile, SnapshotFiles } from '../emulator.ts'
import { EmulatorError } from '../http/errors.ts'
import { isObject, isStringList, type JsonObject } from '../store/column.ts'
import type { AnyTable } from '../store/store.ts'
import type { Damage, SnapshotDocument } from './document.ts'
import { readDocument } from './reading.ts'
import { writeDocument } from './writing.ts'

export interface Library {
  list(): Promise<SnapshotList>
  summary(name: string): Promise<SnapshotSummary>
  /** The text of the file as it is. */
  text(name: string): Promise<string>
  open(name: string): Promise<{ readonly document: SnapshotDocument; readonly damage: readonly Damage[] }>
  /** As `open`; refuses one with damage. */
  openWhole(name: string): Promise<SnapshotDocument>
  has(name: string): Promise<boolean>
  /** The one to begin with; null when none is marked so. */
  openForStart(): Promise<{ readonly name: string; readonly document: SnapshotDocument } | null>
  save(name: string, document: SnapshotDocument): Promise<void>
  /** Under the next automatic name, which is answered; the oldest ones go. */
  saveAutomatic(document: SnapshotDocument): Promise<string>
  remove(name: string): Promise<void>
}

export const baselineName = 'baseline'

/** Automatic ones that are kept; fewer when they are large. */
const mostAutomatic = 20
const mostAutomaticBytes = 256 * 1024 * 1024

const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$/
const automaticPattern = /^auto-(\d+)$/
/** Windows keeps these for devices, whatever follows a dot. */
const devicePattern = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A name that is a good file name on every system, so that a folder of snapshots can be shared. */
export function isSnapshotName(name: string): boolean {
  return namePattern.test(name) && !devicePattern.test(name)
}

export function kindOf(name: string): SnapshotKind {
  if (name === baselineName) return 'baseline'
  return automaticPattern.test(name) ? 'automatic' : 'named'
}

export function createLibrary(files: SnapshotFiles, tables: readonly AnyTable[]): Library {
  let lastAutomatic = 0

  async function list(): Promise<SnapshotList> {
    const found = (await files.list()).filter(({ name }) => isSnapshotName(name)).map(summarize)
    const ordered = found.toSorted((left, right) => rank(left) - rank(right) || compareNames(left, right))
    return { total: ordered.length, folder: files.folder, snapshots: ordered }
  }

  async function text(name: string): Promise<string> {
    const found = isSnapshotName(name) ? await files.read(name) : null
    if (found !== null) return found
    throw new EmulatorError(
      404,
      'not_found',
      `There is no snapshot "${name}".`,
      'List them with GET /__emulator/snapshots, or save one with PUT.',
    )
  }

  const open: Library['open'] = async (name) => readDocument(await text(name), tables)

  return {
    list,
    text,
    open,
    async summary(name) {
      const { snapshots } = await list()
      const found = snapshots.find((snapshot) => snapshot.name === name)
      if (found !== undefined) return found
      await text(name)
      throw new Error(`The snapshot ${name} is there and not listed.`)
    },
    async openWhole(name) {
      const { document, damage } = await open(name)
      refuseDamage(`The snapshot "${name}"`, damage, `save its good part under another name: PUT {"from":"${name}"}`)
      return document
    },
    async openForStart() {
      const marked = (await list()).snapshots.find(({ restoresOnStart }) => restoresOnStart)
      if (marked === undefined) return null
      const { document, damage } = await open(marked.name)
      refuseDamage(
        `The snapshot "${marked.name}" that is restored on start`,
        damage,
        `remove it (${marked.path ?? marked.name})`,
      )
      return { name: marked.name, document }
    },
    has: async (name) => isSnapshotName(name) && (await files.read(name)) !== null,
    async save(name, document) {
      const sameFile = (await files.list()).find(
        (file) => file.name !== name && file.name.toLowerCase() === name.toLowerCase(),
      )
      if (sameFile !== undefined) {
        throw new EmulatorError(
          409,
          'snapshot_exists',
          `There is a snapshot "${sameFile.name}", which is the same file on some systems.`,
          'Use that name, or one that differs in more than its case.',
        )
      }
      await files.write(name, writeDocument(document, tables))
    },
    async saveAutomatic(document) {
      const numbers = (await files.list()).map(({ name }) => Number(automaticPattern.exec(name)?.[1] ?? 0))
      lastAutomatic = Math.max(lastAutomatic, ...numbers) + 1
      const name = `auto-${String(lastAutomatic).padStart(6, '0')}`
      await files.write(name, writeDocument(document, tables))
      await removeOldest()
      return name
    },
    async remove(name) {
      await text(name)
      await files.remove(name)
    },
  }

  async function removeOldest(): Promise<void> {
    const newestFirst = (await list()).snapshots.filter(({ kind }) => kind === 'automatic')
    let bytes = 0
    for (const [at, snapshot] of newestFirst.entries()) {
      bytes += snapshot.bytes
      if (at >= mostAutomatic || (at > 0 && bytes > mostAutomaticBytes)) await files.remove(snapshot.name)
    }
  }
}

export function refuseDamage(what: string, damage: readonly Damage[], wayOut: string): void {
  const [first] = damage
  if (first === undefined) return
  throw new EmulatorError(
    409,
    'snapshot_damaged',
    `${what} has ${damage.length === 1 ? 'one fault' : `${damage.length} faults`}: ${first.where}: ${first.problem}.`,
    `Nothing was changed. Correct the file, or ${wayOut}.`,
  )
}

const rank = ({ kind }: SnapshotSummary) => ['baseline', 'named', 'automatic'].indexOf(kind)

/** Automatic ones newest first. */
function compareNames(left: SnapshotSummary, right: SnapshotSummary): number {
  const order = left.name < right.name ? -1 : 1
  return left.kind === 'automatic' ? -order : order
}

function summarize({ name, bytes, head, path }: SnapshotFile): SnapshotSummary {
  const info = infoIn(head)
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    name,
    kind: kindOf(name),
    note: textOf(info.note),
    tags: isStringList(info.tags) ? info.tags : [],
    from: textOf(info.from),
    capturedAt: textOf(info.capturedAt) || null,
    realCapturedAt: textOf(info.realCapturedAt) || null,
    users: number(info.users),
    teams: number(info.teams),
    sessions: number(info.sessions),
    bytes,
    restoresOnStart: info.restoresOnStart === true,
    path,
  }
}

/** The layout of `writing.ts` puts it in front of all records. */
function infoIn(head: string): JsonObject {
  const [, block] = /^ {2}"info": (\{\r?\n[\s\S]*?^ {2}\})/m.exec(head) ?? []
  try {
    const value: unknown = JSON.parse(block ?? '{}')
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

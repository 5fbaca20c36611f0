/** Snapshots: save, look at, compare, go back to, delete. */
import type {
  RestoreChoices,
  Restored,
  SnapshotContents,
  SnapshotList,
  SnapshotSummary,
} from '../contract/snapshots.ts'
import type { SnapshotSource } from '../emulator.ts'
import { boolean, defineRule, id, listOf, oneOf, optional, refuse, type Rule, text } from '../http/rules.ts'
import { isObject } from '../store/column.ts'
import type { SnapshotDocument } from '../snapshot/document.ts'
import { baselineName, isSnapshotName, kindOf, type Library } from '../snapshot/library.ts'
import { type ControlContext, controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { fileReply } from './file-reply.ts'
import { jsonModel, noBody } from './json-model.ts'

const nameRule = (): Rule<string> => {
  const wanted = 'letters, digits, dots, hyphens and underscores, at most 64, first a letter or digit'
  return defineRule(wanted, (value) =>
    typeof value === 'string' && isSnapshotName(value) ? value : refuse(`the name of a snapshot has ${wanted}`),
  )
}

/** A document, as its text or as its JSON. */
const document = (): Rule<SnapshotSource> =>
  defineRule('a snapshot', (value) =>
    typeof value === 'string' || isObject(value) ? value : refuse('a snapshot is its text or its JSON object'),
  )

/** `sessions/6553…` */
const recordName = (): Rule<string> =>
  defineRule('a table and an ID', (value) =>
    typeof value === 'string' && /^\w+\/.+$/.test(value) && value.length <= 300
      ? value
      : refuse('a record is named by its table and ID, as in sessions/6553'),
  )

export const listSnapshots = defineControlRoute({
  ...controlFacts('GET', '/snapshots'),
  params: {},
  response: jsonModel<SnapshotList>('SnapshotList'),
  handle: (_input, { snapshots }) => snapshots.library.list(),
})

export const saveSnapshot = defineControlRoute({
  ...controlFacts('PUT', '/snapshots/:name'),
  params: {
    name: nameRule(),
    note: optional(text({ min: 0, max: 1000 }), null),
    tags: optional(listOf(text({ min: 1, max: 64 }), 20), null),
    messages: optional(boolean(), null),
    logs: optional(boolean(), null),
    restoresOnStart: optional(boolean(), null),
    from: optional(nameRule(), null),
    document: optional(document(), null),
  },
  response: jsonModel<SnapshotSummary>('SnapshotSummary'),
  async handle({ name, note, tags, messages, logs, restoresOnStart, from, document: given }, { snapshots, events }) {
    const { library } = snapshots
    if (kindOf(name) === 'automatic') invalid('Names that begin with "auto-" are the emulator\'s.', 'Choose another.')
    if (from !== null && given !== null) invalid('Both from and document were given.', 'Send one of the two.')
    const isThere = await library.has(name)
    // What stands under the name is read whole first: nobody saves over a file of a newer version or one with damage.
    const before = isThere ? await library.openWhole(name) : null
    const isBaseline = name === baselineName
    // The good part of one with damage, too.
    const copied = from === null ? null : (await library.open(from)).document
    const taken: SnapshotDocument =
      copied ??
      (given === null
        ? snapshots.capture({ messages: messages ?? isBaseline, logs: logs ?? isBaseline })
        : snapshots.read(given))
    const kept = before?.info ?? taken.info
    const saved = {
      state: taken.state,
      info: {
        ...taken.info,
        from: from === null || from === name ? taken.info.from : from,
        note: note ?? kept.note,
        tags: tags ?? kept.tags,
        // Not of a document that somebody hands us, nor of the one that is copied.
        restoresOnStart: restoresOnStart ?? before?.info.restoresOnStart ?? false,
      },
    }
    await library.save(name, saved)
    if (restoresOnStart === true) await unmarkOthers(library, name)
    // With a new note it is still the state that stands, though what lapses was moved on since.
    if (isBaseline && from !== name) snapshots.adoptBaseline(saved)
    events.publish({ type: 'snapshot', name, operation: 'saved' })
    return library.summary(name)
  },
})

async function unmarkOthers(library: Library, name: string): Promise<void> {
  const { snapshots } = await library.list()
  for (const other of snapshots) {
    if (other.name === name || !other.restoresOnStart) continue
    const { info, state } = await library.openWhole(other.name)
    await library.save(other.name, { info: { ...info, restoresOnStart: false }, state })
  }
}

/** An automatic one: for a step that destroys and is many calls, as deleting many users is. */
export const keepState = defineControlRoute({
  ...controlFacts('POST', '/snapshots', 201),
  params: { before: text({ min: 1, max: 200 }) },
  response: jsonModel<SnapshotSummary>('SnapshotSummary'),
  async handle({ before }, { snapshots, events }) {
    const name = await snapshots.keepBefore(before)
    events.publish({ type: 'snapshot', name, operation: 'saved' })
    return snapshots.library.summary(name)
  },
})

export const getSnapshot = defineControlRoute({
  ...controlFacts('GET', '/snapshots/:name'),
  params: { name: nameRule() },
  response: jsonModel<Response>('SnapshotDocument'),
  handle: async ({ name }, { snapshots }) => fileReply(`${name}.json`, await snapshots.library.text(name)),
})

export const getSnapshotContents = defineControlRoute({
  ...controlFacts('GET', '/snapshots/:name/contents'),
  params: { name: nameRule() },
  response: jsonModel<SnapshotContents>('SnapshotContents'),
  async handle({ name }, { snapshots }) {
    const { document: opened, damage } = await snapshots.library.open(name)
    const tables = [...opened.state].map(([table, rows]) => ({ table, rows: rows.size }))
    return { ...(await snapshots.library.summary(name)), tables, damage }
  },
})

export const deleteSnapshot = defineControlRoute({
  ...controlFacts('DELETE', '/snapshots/:name', 204),
  params: { name: nameRule() },
  response: noBody,
  async handle({ name }, { snapshots, events }) {
    await snapshots.library.remove(name)
    if (name === baselineName) snapshots.standOn(null)
    events.publish({ type: 'snapshot', name, operation: 'deleted' })
  },
})

const restoring = {
  dates: optional(oneOf(['keep', 'shift', 'clock']), 'shift' as const),
  sessions: optional(oneOf(['keep', 'drop']), 'keep' as const),
  messages: optional(oneOf(['keep', 'clear']), 'keep' as const),
  users: optional(listOf(id(), 10_000), null),
  records: optional(listOf(recordName(), 1000), null),
  projectId: optional(id(), null),
}

/** What was left out of them is left out again. */
function choicesOf({
  users,
  records,
  projectId,
  ...choices
}: Pick<RestoreChoices, 'dates' | 'sessions' | 'messages'> & {
  readonly users: readonly string[] | null
  readonly records: readonly string[] | null
  readonly projectId: string | null
}): RestoreChoices {
  return {
    ...choices,
    ...(users === null ? {} : { users }),
    ...(records === null ? {} : { records }),
    ...(projectId === null ? {} : { projectId }),
  }
}

/** A document that is kept nowhere. */
export const restoreDocument = defineControlRoute({
  ...controlFacts('POST', '/restore'),
  params: { document: document(), ...restoring },
  response: jsonModel<Restored>('Restored'),
  handle({ document: given, ...asked }, context) {
    const { snapshots } = context
    const read = snapshots.read(given)
    return destroy(context, { name: '', operation: 'restored' }, 'Restore a snapshot', () =>
      snapshots.restore(read, choicesOf(asked)),
    )
  },
})

export const restoreSnapshot = defineControlRoute({
  ...controlFacts('POST', '/snapshots/:name/restore'),
  params: { name: nameRule(), ...restoring },
  response: jsonModel<Restored>('Restored'),
  async handle({ name, ...asked }, context) {
    const { snapshots } = context
    const opened = await snapshots.library.openWhole(name)
    const choices = choicesOf(asked)
    const isBaseline = name === baselineName && asked.users === null && asked.records === null
    return destroy(
      context,
      { name, operation: 'restored' },
      `Restore the snapshot ${name}`,
      () => snapshots.restore(opened, choices),
      // What lapses was moved on: that is now what there is to go back to.
      () => (isBaseline ? snapshots.standOn(opened.info) : undefined),
    )
  },
})

export const resetState = defineControlRoute({
  ...controlFacts('POST', '/reset'),
  params: {
    to: optional(oneOf(['baseline', 'empty']), 'baseline'),
    /** Only this project goes back; its baseline is that of the state, or else the project as it was made. */
    projectId: optional(id(), null),
  },
  response: jsonModel<Restored>('Restored'),
  async handle({ to, projectId }, context) {
    const { snapshots } = context
    await snapshots.loadBaseline()
    if (projectId !== null) {
      const project = controlProject(context, projectId)
      if (to === 'empty') invalid('One project goes back to the baseline only.', 'Leave out to, or projectId.')
      const told = { name: baselineName, operation: 'reset', projectId: project.id } as const
      return destroy(context, told, `Reset the project ${project.name}`, () => {
        snapshots.resetProject(project.id)
        return 0
      })
    }
    const [name, step, reset] =
      to === 'empty'
        ? (['', 'Delete everything', snapshots.resetToEmpty] as const)
        : ([baselineName, 'Reset to the baseline', snapshots.resetToBaseline] as const)
    return destroy(context, { name, operation: 'reset' }, step, () => {
      reset()
      return 0
    })
  },
})

/** One step of the history, with an automatic snapshot before it; `done` is called before anything else is written. */
async function destroy(
  { snapshots, history, world, events }: ControlContext,
  told: { readonly name: string; readonly operation: 'restored' | 'reset'; readonly projectId?: string },
  step: string,
  work: () => number,
  done = () => {},
): Promise<Restored> {
  const { result, before } = await snapshots.destroy(step, () => {
    const restored = history.commit(step, () => {
      const { result: shiftedMilliseconds, changes } = world.store.commit(work)
      return { changes: changes.length, shiftedMilliseconds }
    })
    done()
    return restored
  })
  events.publish({ type: 'snapshot', ...told })
  events.publish({ type: 'status' })
  return { ...result, before }
}

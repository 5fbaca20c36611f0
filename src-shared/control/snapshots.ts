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
import { baselineName, isSnapshotName, kindOf } from '../snapshot/library.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid } from './control-route.ts'
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
    from: optional(nameRule(), null),
    document: optional(document(), null),
  },
  response: jsonModel<SnapshotSummary>('SnapshotSummary'),
  async handle({ name, note, tags, messages, logs, from, document: given }, { snapshots, events }) {
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
      },
    }
    await library.save(name, saved)
    // With a new note it is still the state that stands, though what lapses was moved on since.
    if (isBaseline && from !== name) snapshots.adoptBaseline(saved)
    events.publish({ type: 'snapshot', name, operation: 'saved' })
    return library.summary(name)
  },
})

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

export const restoreSnapshot = defineControlRoute({
  ...controlFacts('POST', '/snapshots/:name/restore'),
  params: {
    name: nameRule(),
    dates: optional(oneOf(['keep', 'shift', 'clock']), 'shift' as const),
    sessions: optional(oneOf(['keep', 'drop']), 'keep' as const),
    messages: optional(oneOf(['keep', 'clear']), 'keep' as const),
    users: optional(listOf(id(), 10_000), null),
    projectId: optional(id(), null),
  },
  response: jsonModel<Restored>('Restored'),
  async handle({ name, dates, sessions, messages, users, projectId }, context) {
    const { snapshots } = context
    const opened = await snapshots.library.openWhole(name)
    const choices: RestoreChoices = {
      dates,
      sessions,
      messages,
      ...(users === null ? {} : { users }),
      ...(projectId === null ? {} : { projectId }),
    }
    const restored = await destroy(context, name, `Restore the snapshot ${name}`, () =>
      snapshots.restore(opened, choices),
    )
    // What lapses was moved on: that is now what there is to go back to.
    if (name === baselineName && users === null) snapshots.standOn(opened.info)
    return restored
  },
})

export const resetState = defineControlRoute({
  ...controlFacts('POST', '/reset'),
  params: { to: optional(oneOf(['baseline', 'empty']), 'baseline') },
  response: jsonModel<Restored>('Restored'),
  async handle({ to }, context) {
    const { snapshots } = context
    await snapshots.loadBaseline()
    const [name, step, reset] =
      to === 'empty'
        ? (['', 'Delete everything', snapshots.resetToEmpty] as const)
        : ([baselineName, 'Reset to the baseline', snapshots.resetToBaseline] as const)
    return destroy(context, name, step, () => {
      reset()
      return 0
    })
  },
})

/** One step of the history, with an automatic snapshot before it. */
async function destroy(
  { snapshots, history, world, events }: ControlContext,
  name: string,
  step: string,
  work: () => number,
): Promise<Restored> {
  const { result, before } = await snapshots.destroy(step, () =>
    history.commit(step, () => {
      const { result: shiftedMilliseconds, changes } = world.store.commit(work)
      return { changes: changes.length, shiftedMilliseconds }
    }),
  )
  events.publish({ type: 'snapshot', name, operation: 'restored' })
  events.publish({ type: 'status' })
  return { ...result, before }
}

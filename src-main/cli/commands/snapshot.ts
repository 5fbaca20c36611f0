/** `offwrite snapshot …`: save the state, go back to it, see what differs. */
import type { RestoreChoices, SavedSnapshot, SnapshotSummary } from '../../../src-shared/contract/snapshots.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { differences } from '../differences.ts'
import { assertBaseline, projectOption, serverOptions, withServer } from '../server.ts'
import { anyPath, anyText, listOf, oneWordOf, optionalValue, requiredValue, switchedOn } from '../setting.ts'
import { alignedRows, counted } from '../table.ts'
import { readText } from '../text-file.ts'
import { UsageError } from '../usage-error.ts'

const name = () => anyText('Name of the snapshot', 'name', 'checkout')

export const saveSnapshot = defineCommand({
  name: 'snapshot save',
  summary: 'Save the state under a name; what reset goes back to is called baseline',
  arguments: { name: requiredValue(name()) },
  options: {
    note: optionalValue(anyText('What it is good for', 'text', 'Three users, one blocked')),
    tag: listOf(anyText('Word to find it by', 'word', 'checkout')),
    messages: switchedOn('With the inbox'),
    logs: switchedOn('With the audit log'),
    onStart: optionalValue(oneWordOf('Begin with it at every start, or no more', ['yes', 'no'], 'yes')),
    from: optionalValue(anyText('Copy this snapshot instead of saving the state', 'name', 'checkout')),
    document: optionalValue(anyPath('Save this exported file instead of the state', 'file', './checkout.json')),
    ...serverOptions,
  },
  examples: [
    'snapshot save checkout --note "Three users, one blocked"',
    'snapshot save checkout --from checkout --on-start yes',
    'snapshot save baseline',
  ],
  run: ({ name: saved, note, tag, messages, logs, onStart, from, document }, context) =>
    withServer(context, async ({ client }) => {
      const choices: SavedSnapshot = {
        ...(note === null ? {} : { note }),
        ...(tag.length === 0 ? {} : { tags: tag }),
        ...(messages ? { messages } : {}),
        ...(logs ? { logs } : {}),
        ...(onStart === null ? {} : { restoresOnStart: onStart === 'yes' }),
        ...(from === null ? {} : { from }),
        ...(document === null ? {} : { document: readText(context.terminal.folder, document) }),
      }
      const summary = await client.saveSnapshot(saved, choices)
      return { json: summary, text: `Saved ${summary.name}: ${contents(summary)}${place(summary)}\n` }
    }),
})

export const restoreSnapshot = defineCommand({
  name: 'snapshot restore',
  summary: 'Make the state that of a snapshot, whole or for some users or records',
  arguments: { name: requiredValue(name()) },
  options: {
    dates: optionalValue(
      oneWordOf(
        'Leave times as they are, give sessions and tokens the time left that they had, or stop the clock at that moment',
        ['keep', 'shift', 'clock'],
        'keep',
      ),
    ),
    sessions: optionalValue(oneWordOf('Take sessions along or leave them out', ['keep', 'drop'], 'drop')),
    messages: optionalValue(oneWordOf('Keep messages or clear the inbox', ['keep', 'clear'], 'clear')),
    user: listOf(anyText('Id of a user: only these, with all that is theirs', 'id', 'grace')),
    record: listOf(anyText('Table and id of a record: only these, as a diff names them', 'record', 'sessions/6553')),
    ...projectOption,
    ...serverOptions,
  },
  examples: [
    'snapshot restore checkout',
    'snapshot restore checkout --user grace --user ada',
    'snapshot restore checkout --record users/grace',
  ],
  run: ({ name: wanted, dates, sessions, messages, user, record, project }, context) =>
    withServer(context, async ({ client }) => {
      const choices: RestoreChoices = {
        ...(dates === null ? {} : { dates }),
        ...(sessions === null ? {} : { sessions }),
        ...(messages === null ? {} : { messages }),
        ...(user.length === 0 ? {} : { users: user }),
        ...(record.length === 0 ? {} : { records: record }),
        ...(project === null || user.length + record.length === 0 ? {} : { projectId: project }),
      }
      const restored = await client.restoreSnapshot(wanted, choices)
      return { json: restored, text: `Restored ${wanted}. ${wayBack(restored)}\n` }
    }),
})

/** What a destroying step leaves to go back by. */
export function wayBack({ changes, before }: { readonly changes: number; readonly before: string }): string {
  return `${counted(changes, 'record')} changed; as it was: offwrite snapshot restore ${before}`
}

export const listSnapshots = defineCommand({
  name: 'snapshot list',
  summary: 'List snapshots, those made before each destroying step last',
  arguments: {},
  options: serverOptions,
  examples: ['snapshot list'],
  run: (_input, context) =>
    withServer(context, async ({ client }) => {
      const found = await client.snapshots()
      const rows = found.snapshots.map((snapshot) => [
        snapshot.name,
        snapshot.capturedAt ?? '-',
        contents(snapshot),
        [snapshot.note, ...snapshot.tags.map((tag) => `#${tag}`)].filter((word) => word !== '').join(' '),
      ])
      const where = found.folder === null ? '' : ` in ${found.folder}`
      return { json: found, text: `${alignedRows(rows)}${counted(found.total, 'snapshot')}${where}\n` }
    }),
})

export const diffSnapshot = defineCommand({
  name: 'snapshot diff',
  summary: 'Print what differs from a snapshot to another or to now; without a name, what changed since the baseline',
  arguments: { name: optionalValue(name()) },
  options: {
    against: optionalValue(anyText('Another snapshot, instead of the state as it stands', 'name', 'after-checkout')),
    exitCode: switchedOn('End with 1 when anything differs'),
    ...serverOptions,
  },
  examples: ['snapshot diff', 'snapshot diff checkout --exit-code', 'snapshot diff checkout --against after-checkout'],
  run: ({ name: from, against, exitCode }, context) =>
    withServer(context, async (door) => {
      const { client } = door
      if (from === null && against !== null) {
        throw new UsageError(
          'The name is missing, for example: offwrite snapshot diff checkout --against after-checkout',
        )
      }
      if (from === null) await assertBaseline(door)
      const diff = from === null ? await client.drift() : await client.snapshotDiff(from, against ?? undefined)
      return {
        json: diff,
        text: differences(diff),
        exitCode: exitCode && diff.total > 0 ? exitCodes.failed : exitCodes.done,
      }
    }),
})

export const deleteSnapshot = defineCommand({
  name: 'snapshot delete',
  summary: 'Delete a snapshot and its file',
  arguments: { name: requiredValue(name()) },
  options: serverOptions,
  examples: ['snapshot delete checkout'],
  run: ({ name: gone }, context) =>
    withServer(context, async ({ client }) => {
      await client.deleteSnapshot(gone)
      return { json: {}, text: `Deleted ${gone}.\n` }
    }),
})

function contents({ users, teams, sessions }: SnapshotSummary): string {
  return [counted(users, 'user'), counted(teams, 'team'), counted(sessions, 'session')].join(', ')
}

function place({ path }: SnapshotSummary): string {
  return path === null ? '' : `, in ${path}`
}

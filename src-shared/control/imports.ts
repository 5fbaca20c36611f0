/** Users from elsewhere: trying an import, doing it, seeing how far it is, cancelling it. */
import type { ImportFormat, ImportReport } from '../contract/imports.ts'
import { EmulatorError } from '../http/errors.ts'
import { boolean, id, oneOf, optional, text } from '../http/rules.ts'
import { readSource } from '../import/formats.ts'
import { createImporting } from '../import/importing.ts'
import { insertNewcomer } from '../import/newcomer.ts'
import type { Target } from '../import/target.ts'
import { type ControlContext, controlFacts, controlProject, defineControlRoute, notFound } from './control-route.ts'
import { fileText, wholeFile } from './fields.ts'
import { keptReports, type KnownImport } from './import-runs.ts'
import { jsonModel, noBody } from './json-model.ts'

/** Answers when it is over; `GET /import/{id}` and the event stream tell how far it is. */
export const importUsers = defineControlRoute({
  ...controlFacts('POST', '/import'),
  params: {
    [fileText]: wholeFile(),
    format: oneOf(['appwrite', 'firebase', 'csv', 'offwrite']),
    projectId: id(),
    dryRun: optional(boolean(), false),
    goodRowsOnly: optional(boolean(), false),
    withoutPasswords: optional(boolean(), false),
    columns: optional(text({ min: 0, max: 10_000 }), ''),
    hash: optional(text({ min: 1, max: 20 }), null),
    hashOptions: optional(text({ min: 1, max: 10_000 }), null),
    hashConfig: optional(text({ min: 1, max: 10_000 }), null),
    id: optional(id(), null),
  },
  response: jsonModel<ImportReport>('ImportReport'),
  async handle({ [fileText]: file, format, projectId, id, ...choices }, context) {
    const { world, imports, snapshots, events, history, now } = context
    const { store } = world
    const project = controlProject(context, projectId)
    if (id !== null && imports.find(id) !== null) {
      throw new EmulatorError(409, 'import_exists', `There is an import "${id}".`, 'Leave id out for a generated one.')
    }
    const importId = id ?? imports.newId()
    const source = readSource(format, file, { ...choices, projectId }, { store, readSnapshot: snapshots.read })
    const title = (users: number) => `Import ${users} ${users === 1 ? 'user' : 'users'} from ${nameOf[format]}`
    const target = (): Target => ({
      ...world,
      project: controlProject(context, project.id),
      now,
    })
    let changed = false
    const importing = createImporting({
      ...choices,
      id: importId,
      projectId,
      format,
      source,
      target,
      prepare: () => snapshots.keepBefore(`Import from ${nameOf[format]}`),
      write(newcomers) {
        const into = target()
        history.commit(title(newcomers.length), () => {
          for (const newcomer of newcomers) insertNewcomer(into, newcomer)
        })
      },
      peopleChanged: () => changed,
      progress: (progress) => events.publish({ type: 'import', import: progress }),
    })
    const unsubscribe = events.subscribe((event) => {
      changed ||= event.type === 'record' && event.projectId === projectId && peopleTables.includes(event.table)
    })
    return imports.run(importId, importing).finally(unsubscribe)
  },
})

/** Where somebody may have what a row of the file claims. */
const peopleTables: readonly string[] = ['users', 'identities']

const nameOf: Readonly<Record<ImportFormat, string>> = {
  appwrite: 'Appwrite',
  firebase: 'Firebase',
  csv: 'CSV',
  offwrite: 'a snapshot',
}

export const getImport = defineControlRoute({
  ...controlFacts('GET', '/import/:id'),
  params: { id: id() },
  response: jsonModel<ImportReport>('ImportReport'),
  handle: ({ id }, context) => find(context, id).report(),
})

/** Nothing of it is left behind; its own call then answers that it was cancelled. */
export const cancelImport = defineControlRoute({
  ...controlFacts('DELETE', '/import/:id', 204),
  params: { id: id() },
  response: noBody,
  handle({ id }, context) {
    const importing = find(context, id)
    if (importing.cancel()) return
    const isWriting = importing.report().state === 'writing'
    throw new EmulatorError(
      409,
      'import_over',
      `The import "${id}" is ${isWriting ? 'being written' : 'over'}.`,
      'What it wrote can be put back: POST /__emulator/history/undo.',
    )
  },
})

function find({ imports }: ControlContext, id: string): KnownImport {
  return (
    imports.find(id) ??
    notFound(`import "${id}"`, `The last ${keptReports} are kept; POST /__emulator/import makes one.`)
  )
}

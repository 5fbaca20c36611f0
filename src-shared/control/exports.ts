/** `GET /__emulator/export`: the whole state, or the users of a project in a format that others read as well. */
import { withTargets } from '../domain/user.ts'
import { boolean, id, oneOf, optional } from '../http/rules.ts'
import { writeCsv } from '../import/csv-writing.ts'
import { userListModel } from '../models/user.ts'
import { writeDocument } from '../snapshot/writing.ts'
import { controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { fileReply } from './file-reply.ts'
import { jsonModel } from './json-model.ts'

export const exportState = defineControlRoute({
  ...controlFacts('GET', '/export'),
  params: {
    format: optional(oneOf(['offwrite', 'appwrite', 'csv']), 'offwrite'),
    projectId: optional(id(), null),
    messages: optional(boolean(), true),
    logs: optional(boolean(), true),
  },
  response: jsonModel<Response>('File'),
  handle({ format, projectId, ...optionalParts }, context) {
    const { snapshots, world } = context
    const { store } = world
    if (format === 'offwrite') {
      return fileReply('offwrite.json', writeDocument(snapshots.capture(optionalParts), store.tables))
    }
    if (projectId === null)
      invalid(`The format ${format} has the users of one project.`, 'Say which one: projectId=demo')
    const { id: ofProject } = controlProject(context, projectId)
    const users = store.users.list({ projectId: ofProject })
    if (format === 'csv') return fileReply(`${ofProject}-users.csv`, writeCsv(store, users), 'text/csv')
    const list = { total: users.length, users: users.map((user) => withTargets(store, user)) }
    const written = userListModel.write(list, { format: null, showsSecrets: true })
    return fileReply(`${ofProject}-users.json`, JSON.stringify(written, null, 2) + '\n')
  },
})

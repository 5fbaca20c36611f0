/** `offwrite export`: the whole state, or the users of a project, as a file. */
import { resolve } from 'node:path'
import { defineCommand } from '../command.ts'
import { projectOption, serverOptions, withServer } from '../server.ts'
import { anyPath, oneWordOf, optionalValue, switchedOn, valueOf } from '../setting.ts'
import { writeText } from '../text-file.ts'

export const exportState = defineCommand({
  name: 'export',
  summary: 'Write the whole state, or the users of a project with their hashes, to a file or to the screen',
  arguments: { file: optionalValue(anyPath('Where to; without it, to the screen', 'file', './state.json')) },
  options: {
    format: valueOf({
      ...oneWordOf('A snapshot of everything, or users as import reads them', ['offwrite', 'appwrite', 'csv'], 'csv'),
      otherwise: 'offwrite',
    }),
    withoutMessages: switchedOn('Snapshot: leave the inbox out'),
    withoutLogs: switchedOn('Snapshot: leave the audit log out'),
    ...projectOption,
    ...serverOptions,
  },
  examples: ['export state.json --without-logs', 'export users.csv --format csv'],
  run: ({ file, format, withoutMessages, withoutLogs }, context) =>
    withServer(context, async ({ client, projectId }) => {
      const text =
        format === 'offwrite'
          ? await client.exportState({ messages: !withoutMessages, logs: !withoutLogs })
          : await client.exportUsers(await projectId(), format)
      // To the screen it is the file itself, for `>`.
      if (file === null) return { json: undefined, text }
      const path = resolve(context.terminal.folder, file)
      writeText(path, text, 'The export')
      const bytes = Buffer.byteLength(text)
      return { json: { path, format, bytes }, text: `Wrote ${path}: ${Math.ceil(bytes / 1024)} KiB\n` }
    }),
})

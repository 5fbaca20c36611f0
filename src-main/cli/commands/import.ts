/** `offwrite import`: users from elsewhere. */
import { formatOf } from '../../../src-shared/client/import-format.ts'
import type { ImportChoices, ImportFormat, ImportNote, ImportReport } from '../../../src-shared/contract/imports.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { runImport } from '../running-import.ts'
import { projectOption, serverOptions, withServer } from '../server.ts'
import { anyPath, anyText, oneWordOf, optionalValue, requiredValue, switchedOn } from '../setting.ts'
import { alignedRows, counted } from '../table.ts'
import { readText } from '../text-file.ts'
import { UsageError } from '../usage-error.ts'

export const importUsers = defineCommand({
  name: 'import',
  summary: 'Import users from Appwrite, Firebase, CSV or a snapshot; Ctrl-C cancels, and nothing is left of it',
  arguments: { file: requiredValue(anyPath('File of the users', 'file', './users.json')) },
  options: {
    format: optionalValue(
      oneWordOf('What the file is, where it does not tell', ['appwrite', 'firebase', 'csv', 'offwrite'], 'firebase'),
    ),
    dryRun: switchedOn('Say what would happen; write nothing'),
    goodRowsOnly: switchedOn('Take what is good of a file that is not all good'),
    withoutPasswords: switchedOn('Take users whose password cannot be verified, without it'),
    columns: optionalValue(anyText('CSV: which column holds which field', 'pairs', 'email:Mail,name:Full name')),
    hash: optionalValue(anyText('CSV: how all passwords were hashed', 'name', 'bcrypt')),
    hashOptions: optionalValue(anyText('CSV: the options of that hash, as JSON', 'json', '{"version":"sha512"}')),
    hashConfig: optionalValue(
      anyPath('Firebase: file of the hash parameters, as its console shows them', 'file', './hash-config.txt'),
    ),
    ...projectOption,
    ...serverOptions,
  },
  examples: [
    'import users.json --dry-run',
    'import firebase.json --hash-config hash-config.txt',
    'import users.csv --columns "email:Mail,name:Full name" --good-rows-only',
  ],
  run: ({ file, format, hashConfig, dryRun, goodRowsOnly, withoutPasswords, columns, hash, hashOptions }, context) => {
    const { folder } = context.terminal
    const text = readText(folder, file)
    const parameters = hashConfig === null ? null : readText(folder, hashConfig)
    return withServer(context, async ({ client, projectId }) => {
      const choices: ImportChoices = {
        format: format ?? clearFormat(file, text),
        projectId: await projectId(),
        dryRun,
        goodRowsOnly,
        withoutPasswords,
        ...(columns === null ? {} : { columns }),
        ...(hash === null ? {} : { hash }),
        ...(hashOptions === null ? {} : { hashOptions }),
        ...(parameters === null ? {} : { hashConfig: parameters }),
      }
      const report = await runImport(client, text, choices, context.terminal)
      return { json: report, text: told(report), exitCode: exitCodeOf(report) }
    })
  },
})

function clearFormat(file: string, text: string): ImportFormat {
  const format = formatOf(file, text)
  if (format !== null) return format
  throw new UsageError(
    `What ${file} holds is not clear. Say it, for example: offwrite import ${file} --format firebase`,
  )
}

function exitCodeOf({ state }: ImportReport): number {
  if (state === 'done') return exitCodes.done
  return state === 'cancelled' ? exitCodes.ended : exitCodes.failed
}

const shownNotes = 20

function told(report: ImportReport): string {
  const { refused, leftOut, ignored } = report
  return [
    `${ending(report)}\n`,
    notes('Refused', refused),
    notes('Left out', leftOut),
    ignored.length === 0 ? '' : `Not read: ${ignored.join(', ')}\n`,
  ].join('')
}

function ending({ state, dryRun, taken, total, refusedRows }: ImportReport): string {
  switch (state) {
    case 'done':
      return `${dryRun ? 'Would import' : 'Imported'} ${counted(taken, 'user')} of ${counted(total, 'row')}.`
    case 'refused':
      return `${counted(refusedRows, 'row')} of ${total} cannot be taken, so nothing was imported. Take the rest: --good-rows-only`
    case 'cancelled':
      return 'Cancelled: nothing was imported.'
    default:
      return 'Failed: nothing was imported.'
  }
}

function notes(heading: string, all: readonly ImportNote[]): string {
  if (all.length === 0) return ''
  const rows = all
    .slice(0, shownNotes)
    .map(({ row, field, value, reason }) => [`  row ${row}`, field, value ?? '-', reason])
  const rest = all.length > shownNotes ? `  … and ${all.length - shownNotes} more; --json has them all\n` : ''
  return `${heading}:\n${alignedRows(rows)}${rest}`
}

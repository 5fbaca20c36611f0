/** What is chosen in the form, and what is sent of it. */
import type { ImportChoices, ImportFormat } from '../../../../src-shared/contract/imports.ts'
import type { Call } from '../../../../src-shared/client/transport.ts'
import { formatOf } from '../../../../src-shared/client/import-format.ts'
import { columnsText, guessMapping, headOf, type Mapping } from './csv-columns.ts'

export interface ChosenFile {
  readonly name: string
  readonly text: string
}

export interface ImportDraft {
  readonly file: ChosenFile
  readonly format: ImportFormat
  /** CSV: by column. */
  readonly mapping: Mapping
  /** CSV: how the passwords were hashed; `''`: they are passwords as they stand, or a column says it. */
  readonly hash: string
  readonly hashOptions: string
  /** Firebase: the parameters of its console. */
  readonly hashConfig: string
  readonly withoutPasswords: boolean
}

export const formats: readonly { readonly id: ImportFormat; readonly title: string }[] = [
  { id: 'appwrite', title: 'Appwrite' },
  { id: 'firebase', title: 'Firebase' },
  { id: 'csv', title: 'CSV' },
  { id: 'offwrite', title: 'Snapshot' },
]

export const hashes: readonly { readonly id: string; readonly title: string }[] = [
  { id: '', title: 'Not hashed, or a column says it' },
  ...['argon2', 'bcrypt', 'md5', 'sha', 'phpass', 'scrypt', 'scryptMod'].map((id) => ({ id, title: id })),
]

export function draftOf(file: ChosenFile): ImportDraft {
  const isJson = /^\s*[[{]/.test(file.text)
  const format = formatOf(file.name, file.text) ?? (isJson ? 'appwrite' : 'csv')
  return {
    file,
    format,
    mapping: mappingOf(format, file),
    hash: '',
    hashOptions: '',
    hashConfig: '',
    withoutPasswords: false,
  }
}

export function withFormat(draft: ImportDraft, format: ImportFormat): ImportDraft {
  return { ...draft, format, mapping: mappingOf(format, draft.file) }
}

function mappingOf(format: ImportFormat, { text }: ChosenFile): Mapping {
  return format === 'csv' ? guessMapping(headOf(text)) : {}
}

export function importCall(
  draft: ImportDraft,
  rest: Pick<ImportChoices, 'projectId' | 'dryRun' | 'id'>,
): Required<Pick<Call, 'method' | 'path' | 'file'>> {
  const { format, mapping, hash, hashOptions, hashConfig, withoutPasswords, file } = draft
  const choices: Readonly<Record<string, string | boolean | undefined>> = {
    format,
    // What is not good was shown, and is left out.
    goodRowsOnly: true,
    withoutPasswords,
    ...rest,
    ...(format === 'csv' ? { columns: columnsText(mapping), hash, hashOptions: hash === '' ? '' : hashOptions } : {}),
    ...(format === 'firebase' ? { hashConfig: hashConfig.trim() } : {}),
  }
  const given = Object.entries(choices).filter(([, value]) => value !== undefined && value !== '')
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return { method: 'POST', path: `/__emulator/import?${query.toString()}`, file: file.text }
}

/** One that no other import has. */
export function newImportId(): string {
  return `window-${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Every format that an import reads. */
import type { ImportFormat } from '../contract/imports.ts'
import type { SnapshotDocument } from '../snapshot/document.ts'
import type { Store } from '../store/store.ts'
import { readAppwrite } from './appwrite.ts'
import { type CsvChoices, readCsv } from './csv.ts'
import { readFirebase } from './firebase.ts'
import { readOffwrite } from './offwrite.ts'
import type { Source } from './source.ts'

export interface SourceChoices extends CsvChoices {
  readonly projectId: string
  readonly hashConfig: string | null
}

export interface Reading {
  readonly store: Store
  readSnapshot(text: string): SnapshotDocument
}

export function readSource(format: ImportFormat, text: string, choices: SourceChoices, reading: Reading): Source {
  switch (format) {
    case 'appwrite':
      return readAppwrite(text)
    case 'firebase':
      return readFirebase(text, choices.hashConfig)
    case 'csv':
      return readCsv(text, choices)
    case 'offwrite':
      return readOffwrite(reading.readSnapshot(text), reading.store, choices.projectId)
  }
}

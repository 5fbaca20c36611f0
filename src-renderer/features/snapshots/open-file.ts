/** A file that somebody hands us, kept among the snapshots. */
import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { SnapshotSummary } from '../../../src-shared/contract/snapshots.ts'
import { freeName, nameOfFile } from './snapshot-names.ts'

/** Under the name of the file, or the next one that is free: nothing is written over. */
export async function keepFile(client: ControlClient, file: File): Promise<SnapshotSummary> {
  const document = await file.text()
  const { snapshots } = await client.snapshots()
  const taken = snapshots.map(({ name }) => name)
  return client.saveSnapshot(freeName(nameOfFile(file.name), taken), { document })
}

import type { UserExport } from '../../../../src-shared/contract/imports.ts'
import { download } from '../../../data/download.ts'

/** All users of the project, hashes and all: an import reads it. */
export function exportUsers(projectId: string, format: UserExport): void {
  download(`/__emulator/export?${new URLSearchParams({ projectId, format }).toString()}`)
}

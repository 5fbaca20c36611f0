/** A data file and an emulator over it, without a socket. */
import { onTestFinished } from 'vitest'
import { type DataFile, type DataFileOptions, openDataFile } from '../../src-main/host/data-file.ts'
import type { Emulator } from '../../src-shared/emulator.ts'
import { createEmulator } from '../../src-shared/index.ts'

export interface OpenedFile {
  readonly dataFile: DataFile
  readonly emulator: Emulator
  readonly add: (userId: string) => Promise<Response>
  readonly userIds: () => Promise<readonly string[]>
}

export async function openFile(path: string, options: DataFileOptions = {}): Promise<OpenedFile> {
  const { dataFile, stored } = openDataFile(path, options)
  onTestFinished(() => dataFile.abandon())
  const emulator = await createEmulator({ stored, commitLog: dataFile.commitLog, dataFile })
  await dataFile.attach(emulator)
  const limit = encodeURIComponent('{"method":"limit","values":[1000]}')
  const call = (method: string, query: string, body?: string): Promise<Response> =>
    emulator.fetch(
      new Request(`http://localhost/v1/users${query}`, {
        method,
        headers: {
          'X-Appwrite-Project': 'demo',
          'X-Appwrite-Key': emulator.apiKey,
          'Content-Type': 'application/json',
        },
        ...(body === undefined ? {} : { body }),
      }),
    )
  return {
    dataFile,
    emulator,
    add: (userId) => call('POST', '', JSON.stringify({ userId })),
    async userIds() {
      const { users }: { users: { $id: string }[] } = await (await call('GET', `?queries[]=${limit}`)).json()
      return users.map((user) => user.$id)
    },
  }
}

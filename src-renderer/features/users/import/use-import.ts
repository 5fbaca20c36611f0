import { useEffect, useRef, useState } from 'react'
import type { ImportReport } from '../../../../src-shared/contract/imports.ts'
import { useServices } from '../../../data/services.ts'
import { topics } from '../../../data/topics.ts'
import { announce, useActions } from '../../../data/use-action.ts'
import { useQuery } from '../../../data/use-query.ts'
import { countOf } from '../../../ui/words.ts'
import { importCall, newImportId, type ImportDraft } from './import-choices.ts'

export interface Importing {
  /** Of trying it; null while that goes on. */
  readonly report: ImportReport | null
  readonly error: Error | null
  /** How far it is, trying or in earnest; null when nothing goes on. */
  readonly progress: Pick<ImportReport, 'state' | 'done' | 'total' | 'dryRun'> | null
  readonly start: () => void
  /** Nothing of it is left behind. */
  readonly cancel: () => void
}

/** Typing a hash parameter is many changes. */
const restMilliseconds = 250

/** Tries the import whenever what is chosen has changed, then does it. */
export function useImport(projectId: string, draft: ImportDraft | null, onDone: () => void): Importing {
  const services = useServices()
  const { client, notices } = services
  const { send } = useActions()
  const [tried, setTried] = useState<{ readonly report: ImportReport | null; readonly error: Error | null }>(nothing)
  const [runningId, setRunningId] = useState<string | null>(null)
  const [isStarted, setStarted] = useState(false)
  const newest = useRef('')

  useEffect(() => {
    if (draft === null) return
    const id = newImportId()
    newest.current = id
    const isNewest = () => newest.current === id
    let isGoing = false
    const timer = setTimeout(() => {
      isGoing = true
      setTried(nothing)
      setRunningId(id)
      send(importCall(draft, { projectId, dryRun: true, id }))
        .then(
          () => client.importReport(id).then((report) => isNewest() && setTried({ report, error: null })),
          (error: unknown) => {
            if (isNewest()) setTried({ report: null, error: asError(error) })
          },
        )
        .catch((error: unknown) => notices.fail(error, 'Import'))
        .finally(() => {
          isGoing = false
          if (isNewest()) setRunningId(null)
        })
    }, restMilliseconds)
    return () => {
      clearTimeout(timer)
      newest.current = ''
      // Whoever waits for nothing any more need not be answered.
      if (isGoing) client.cancelImport(id).catch(() => {})
    }
  }, [client, notices, send, projectId, draft])

  const running = useQuery(
    runningId === null
      ? null
      : {
          key: `import/${runningId}`,
          topics: [topics.import(runningId)],
          load: (signal) => client.importReport(runningId, signal),
        },
  )

  const start = async () => {
    if (draft === null || isStarted) return
    const id = newImportId()
    setStarted(true)
    setRunningId(id)
    try {
      const reply = await send(importCall(draft, { projectId, id }))
      const { state, taken } = await client.importReport(id)
      const users = countOf(taken, 'user')
      if (state === 'cancelled') notices.show({ text: 'Cancelled the import. Nothing was written.' })
      else {
        announce(services, reply, { doing: `Import ${users}`, done: `Imported ${users}` })
        onDone()
      }
    } catch (error) {
      notices.fail(error, 'Import')
    } finally {
      setStarted(false)
      setRunningId(null)
    }
  }

  return {
    ...tried,
    progress:
      runningId === null ? null : (running.data ?? { state: 'checking', done: 0, total: 0, dryRun: !isStarted }),
    start: () => void start(),
    cancel: () => {
      if (runningId !== null) client.cancelImport(runningId).catch((error: unknown) => notices.fail(error, 'Cancel'))
    },
  }
}

const nothing = { report: null, error: null }

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

import { CircleAlert } from 'lucide-react'
import type { DataFileStatus } from '../../src-shared/contract/control.ts'
import { desktop } from '../data/desktop.ts'
import { statusQuery } from '../data/queries.ts'
import { useServices } from '../data/services.ts'
import { useRequestFeed } from '../data/use-connection.ts'
import { useProjectId } from '../data/use-project.ts'
import { useQuery } from '../data/use-query.ts'
import { Link } from '../navigation/link.tsx'
import { Icon } from '../ui/icon.tsx'
import { StatusCode } from '../ui/status-code.tsx'

export function StatusBar() {
  const { client } = useServices()
  const status = useQuery(statusQuery(client)).data
  return (
    <footer className="flex h-6.5 shrink-0 items-center gap-4 border-t border-hairline bg-canvas px-4 text-small text-secondary">
      <LastRequest />
      <div className="ms-auto flex shrink-0 items-center gap-4">
        {status === undefined ? null : <SavedState file={status.dataFile} />}
        {status === undefined ? null : <span>Appwrite {status.apiVersion}</span>}
      </div>
    </footer>
  )
}

function LastRequest() {
  const { requests, isLoading, error } = useRequestFeed()
  const projectId = useProjectId()
  const last = requests.findLast((request) => request.source === 'app' && request.projectId === projectId)
  if (last === undefined) {
    // Not to be mistaken for silence.
    const words = error === null ? (isLoading ? '' : 'Waiting for the first request') : 'Requests could not be read'
    return <span className="truncate">{words}</span>
  }
  return (
    <Link
      to={{ screen: 'requests', id: last.id }}
      className="flex min-h-6 min-w-0 items-center gap-2 outline-offset-[-2px] hover:text-primary"
    >
      <span className="sr-only">Last request:</span>
      <StatusCode status={last.status} isOurs={last.tags.includes('emulator-failed')} />
      <span className="shrink-0 font-medium">{last.method}</span>
      <span className="truncate font-mono">{last.path.split('?')[0]}</span>
      <span className="shrink-0">{Math.round(last.durationMilliseconds)} ms</span>
    </Link>
  )
}

function SavedState({ file }: { readonly file: DataFileStatus | null }) {
  if (file === null) return <span>In memory, gone when it ends</span>
  const name = file.path.split(/[\\/]/).at(-1) ?? file.path
  if (file.state === 'saved') return <Saved path={file.path} name={name} />
  return (
    <span role="alert" title={file.path} className="flex items-center gap-1 text-danger">
      <Icon of={CircleAlert} />
      {file.message ?? `Cannot write ${name}`}
    </span>
  )
}

function Saved({ path, name }: { readonly path: string; readonly name: string }) {
  const { notices } = useServices()
  const calls = desktop()
  if (calls === null) return <span title={path}>Saved to {name}</span>
  const reveal = () => calls.revealDataFile().catch((error: unknown) => notices.fail(error, 'Show the data file'))
  return (
    <button
      type="button"
      title={path}
      onClick={() => void reveal()}
      className="min-h-6 cursor-pointer outline-offset-[-2px] hover:text-primary"
    >
      Saved to {name}
      <span className="sr-only">, show it in its folder</span>
    </button>
  )
}

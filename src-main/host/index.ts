/** The Node host: an emulator behind sockets, with its state in a file. The command line and the desktop run it. */
import { statSync } from 'node:fs'
import { createEmulator } from '../../src-shared/index.ts'
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import type { PasswordCostLevel, PasswordWork } from '../../src-shared/simulate/hasher.ts'
import type { Emulator, EmulatorOptions } from '../../src-shared/emulator.ts'
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { type CompactionThreshold, type DataFile, type Durability, openDataFile, realPath } from './data-file.ts'
import { createHashWorkerPool } from './hash-worker-pool.ts'
import { HostError, messageOf } from './host-error.ts'
import { createListener, type Listener } from './listener.ts'
import { createRealtimeSockets, type RealtimeSockets } from './realtime.ts'
import { startServer } from './server.ts'
import { openSnapshotFolder } from './snapshot-folder.ts'

export { HostError } from './host-error.ts'
export { PortTakenError } from './server.ts'

export interface HostOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** The address to listen on. Default: 127.0.0.1 and ::1. */
  readonly host?: string
  /** Path of the data file; null keeps everything in memory. */
  readonly data: string | null
  /** Folder of the snapshots. Default: beside the data file, its name with `-snapshots`; in memory without one. */
  readonly snapshots?: string
  /** Default `demo`, or the first one of a state that has others. */
  readonly projectId?: string
  readonly strict?: boolean
  /** Default `cheap`. */
  readonly passwordCost?: PasswordCostLevel
  /** How the state begins, as `createEmulator` takes it. */
  readonly start?: Pick<EmulatorOptions, 'clock' | 'now' | 'seed' | 'snapshot' | 'restoreOnStart'>
  /** What the command line was given. */
  readonly startOptions?: EmulatorOptions['startOptions']
  /** Names that may stand in `Host`, beside localhost and its addresses. */
  readonly allowedHosts?: readonly string[]
  /** Origins whose pages may call the control API, beside the window's own. */
  readonly controlOrigins?: readonly string[]
  /** Called before the first request is answered. */
  readonly prepare?: (emulator: Emulator) => Promise<void>
  /** The built window; null or a folder without it: a page says what to run. */
  readonly uiFolder: string | null
  /** Default `process`. */
  readonly durability?: Durability
  readonly compactAfter?: CompactionThreshold
  /** Called after every request to the emulated API. */
  readonly onExchange?: (exchange: ExchangeSummary) => void
  /** Told of trouble that no request can answer, in a sentence. */
  readonly onProblem?: (message: string) => void
}

export interface RunningHost {
  /** Where the window is, for example `http://localhost:4280`. */
  readonly url: string
  /** What an SDK is given, for example `http://localhost:4280/v1`. */
  readonly endpoint: string
  readonly port: number
  readonly projectId: string
  readonly apiKey: string
  /** Whole path of the data file; null in memory. */
  readonly dataFile: string | null
  readonly emulator: Emulator
  /** Ends connections, writes the data file a last time. A second call joins the first. */
  close(): Promise<void>
}

export async function startHost(options: HostOptions): Promise<RunningHost> {
  const onProblem = options.onProblem ?? (() => undefined)
  let serving: Serving | null = null
  let announce: (ready: Serving) => void = () => undefined
  const ready = new Promise<Serving>((resolve) => (announce = resolve))
  // The port comes first: who starts twice learns of the port, not of the lock behind it. Early requests wait.
  const server = await startServer({
    port: options.port,
    host: options.host ?? null,
    listener: (incoming, outgoing) => void ready.then(({ listener }) => listener.handle(incoming, outgoing)),
    onUpgrade: (incoming, socket, head, decline) =>
      void ready.then(({ realtime }) => (realtime.upgrade(incoming, socket, head) ? undefined : decline())),
    onClosing() {
      serving?.listener.endStreams()
      serving?.realtime.end()
    },
  })
  const url = `http://${urlHost(options.host)}:${server.port}`
  const hasher = createHashWorkerPool()
  try {
    const state = await openState(options, url, hasher, onProblem)
    const { emulator, dataFile } = state
    try {
      await options.prepare?.(emulator)
    } catch (error) {
      dataFile?.abandon()
      throw error
    }
    serving = {
      listener: createListener({ ...state, uiFolder: options.uiFolder, onProblem }),
      realtime: createRealtimeSockets({ ...state, onProblem }),
    }
    announce(serving)
    const { onExchange } = options
    if (onExchange !== undefined) {
      emulator.subscribe((event) => {
        if (event.type === 'exchange') onExchange(event.exchange)
      })
    }
    let closing: Promise<void> | null = null
    return {
      url,
      endpoint: `${url}/v1`,
      port: server.port,
      projectId: emulator.projectId,
      apiKey: emulator.apiKey,
      dataFile: dataFile?.path ?? null,
      emulator,
      close() {
        closing ??= server
          .close()
          .then(() => dataFile?.close())
          .then(() => emulator.close())
          .then(() => hasher.close())
        return closing
      },
    }
  } catch (error) {
    await server.abort()
    throw error
  }
}

interface Serving {
  readonly listener: Listener
  readonly realtime: RealtimeSockets
}

interface OpenState {
  readonly emulator: Emulator
  readonly dataFile: DataFile | null
  readonly allowedHosts: readonly string[]
}

async function openState(
  options: HostOptions,
  url: string,
  hasher: PasswordWork,
  onProblem: (message: string) => void,
): Promise<OpenState> {
  // Who listens on a name means to be called by it.
  const allowedHosts = [...(options.allowedHosts ?? []), ...(options.host === undefined ? [] : [urlHost(options.host)])]
  const folder = options.snapshots ?? (options.data === null ? null : `${options.data}-snapshots`)
  const settings: EmulatorOptions = {
    ...(folder === null ? {} : { snapshots: openSnapshotFolder(folder) }),
    ...(options.projectId === undefined ? {} : { projectId: options.projectId }),
    strict: options.strict ?? false,
    passwordCost: options.passwordCost ?? 'cheap',
    hasher,
    allowedHosts,
    controlOrigins: options.controlOrigins ?? [],
    startOptions: options.startOptions ?? [],
    ...options.start,
    endpoint: () => `${url}/v1`,
  }
  if (options.data === null) return { emulator: await createEmulator(settings), dataFile: null, allowedHosts }
  const writtenAt = lastWritten(realPath(options.data))
  const { dataFile, stored } = openDataFile(options.data, {
    url,
    ...(options.durability === undefined ? {} : { durability: options.durability }),
    ...(options.compactAfter === undefined ? {} : { compactAfter: options.compactAfter }),
    onProblem,
  })
  try {
    const left = writtenAt === null ? stored : { ...stored, writtenAt }
    const emulator = await createEmulator({ ...settings, stored: left, commitLog: dataFile.commitLog, dataFile })
    await dataFile.attach(emulator)
    if (dataFile.tornBytes > 0) onProblem(tornRecord(dataFile))
    return { emulator, dataFile, allowedHosts }
  } catch (error) {
    dataFile.abandon()
    // Of the snapshot to start from: the data file is none the worse for it.
    if (error instanceof HostError || error instanceof EmulatorError) throw error
    throw new HostError(
      `The data file cannot be opened: ${dataFile.path}. ${messageOf(error)}`,
      'Put a copy of the file and of its log back, or start with another file (--data) or none (--memory).',
      { cause: error },
    )
  }
}

/** Asked before the file is opened, which may write to it. A close compacts it, so that is then the time of the close. */
function lastWritten(path: string): number | null {
  const times = [path, `${path}-log`].flatMap((file) => {
    try {
      return [statSync(file).mtimeMs]
    } catch {
      // It is not there, or opening it says what is wrong.
      return []
    }
  })
  // Files have parts of milliseconds; emulator time has none.
  return times.length === 0 ? null : Math.ceil(Math.max(...times))
}

function tornRecord({ tornBytes, path }: DataFile): string {
  return `The last process ended while it wrote to ${path}-log: ${tornBytes} bytes of a write that was never answered are cut off.`
}

/** How a browser names the address: every interface means this machine, IPv6 goes in brackets. */
function urlHost(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** What a host gives and gets: the types of the public door. `index.ts` makes one. */
import type { DataFileStatus, EmulatorEvent } from './contract/control.ts'
import type { StartOption } from './contract/settings.ts'
import type { RestoreChoices } from './contract/snapshots.ts'
import type { PasswordCostLevel, PasswordWork } from './simulate/hasher.ts'
import type { Timer } from './simulate/system.ts'
import type { CommitLog, StoredState } from './store/change.ts'
import type { SnapshotParts, SnapshotSource, TestKit } from './testing/kit.ts'

export type { SnapshotSource } from './testing/kit.ts'

/** Who is at the other end of the socket. */
export interface Peer {
  /** IP address of the caller, for example `127.0.0.1`. */
  readonly ip: string
  /**
   * Headers of the request that are not on it: a page can neither put `cookie` or `origin` on a `Request` nor see what
   * the browser adds. They replace headers of the same name.
   */
  readonly headers?: Readonly<Record<string, string>>
}

/** A cookie to set, as data: browsers drop `Set-Cookie` from a `Response` that a script made. */
export interface SetCookie {
  readonly name: string
  /** Already URL-encoded for the wire. */
  readonly value: string
  /** Milliseconds since the epoch. */
  readonly expires: number
  readonly domain: string | null
  readonly path: '/'
  readonly httpOnly: true
  readonly secure: boolean
  readonly sameSite: 'None' | null
}

export interface Answer {
  /** `Response.error()` when a fault wants the connection to end without an answer. */
  readonly response: Response
  readonly cookies: readonly SetCookie[]
}

/** What Realtime needs of a WebSocket that is open; the host hands it in. */
export interface RealtimeSocket {
  send(text: string): void
  /** Starts the end of the connection; the host then calls `end`. */
  close(code: number): void
}

/** The emulator's side of a WebSocket. */
export interface RealtimeConnection {
  /** A text message came in. */
  receive(text: string): void
  /** The socket is gone, whoever closed it. */
  end(): void
}

/** Where snapshots are kept, one text for each name; the host hands it in. */
export interface SnapshotFiles {
  /** Where they are, for people; null when that is no place in a file system. */
  readonly folder: string | null
  list(): Promise<readonly SnapshotFile[]>
  /** Null when there is none of this name. */
  read(name: string): Promise<string | null>
  /** In one step: whoever reads sees the old text or the new one. */
  write(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
}

export interface SnapshotFile {
  readonly name: string
  readonly bytes: number
  /** How the text begins, 16,384 characters at most. */
  readonly head: string
  readonly path: string | null
}

export interface EmulatorOptions {
  /** The project made at start. Default `demo`, or the first one of a state that has others. */
  readonly projectId?: string
  /** Name of that project. Default: its id. */
  readonly projectName?: string
  /** Refuse unknown projects and keys, as a real server does. Default false. */
  readonly strict?: boolean
  /** `follow` reads the host's clock; `frozen` stands still at `now`. Default: as the stored state left it, else `follow`. */
  readonly clock?: 'follow' | 'frozen'
  /** Where a frozen clock stands. Default: emulator time at start. */
  readonly now?: Date | string
  /** Same seed, same ids and secrets. Default: none, the host's own randomness. */
  readonly seed?: number
  /** `production` hashes at a real server's cost, which takes a third of a second. Default `cheap`. */
  readonly passwordCost?: PasswordCostLevel
  /** Where passwords are hashed and checked, such as a worker. Default: in the calling thread. */
  readonly hasher?: PasswordWork
  /** Calls back after a time, for faults that delay an answer or a message. Default: the platform's own timer. */
  readonly timer?: Timer
  /** The WebAssembly file of sql.js: its URL or its bytes. Default: the copy inside the library. */
  readonly wasm?: string | ArrayBuffer
  /** Host names that may stand in `Host`. `any` is for hosts without a socket. Default `any`. */
  readonly allowedHosts?: readonly string[] | 'any'
  /** Origins, beside its own, whose pages may call the control API. Default none. */
  readonly controlOrigins?: readonly string[]
  /** What SDKs are given, known once the socket listens. Default: null. */
  readonly endpoint?: () => string | null
  /** What a command line was given, for who asks how the emulator was started. Default none. */
  readonly startOptions?: readonly StartOption[]
  readonly stored?: StoredState
  readonly commitLog?: CommitLog
  readonly dataFile?: DataFilePort
  /**
   * Start from this snapshot, with the time left that its sessions and tokens had. A clock that is to be `frozen` stands
   * where it stood then, unless `now` says otherwise.
   */
  readonly snapshot?: SnapshotSource
  /** Where snapshots are kept. Default: in memory. */
  readonly snapshots?: SnapshotFiles
  /** Default true: without a `snapshot`, begin with the one of `snapshots` that is marked for the start. */
  readonly restoreOnStart?: boolean
}

/** What the emulator tells of the file that a host keeps its state in. */
export interface DataFilePort {
  status(): DataFileStatus
  /** Calls back when the file cannot be written any more, or can again. */
  onChange(listener: () => void): void
}

/** What hosts need, and with it all that tests do. */
export interface Emulator extends TestKit {
  /** Answers one request: the emulated API under `/v1`, the control API under `/__emulator`. Never rejects. */
  exchange(request: Request, peer?: Peer): Promise<Answer>
  /** As `exchange`, for hosts that keep `Set-Cookie` in a `Response` (Node). */
  fetch(request: Request, peer?: Peer): Promise<Response>
  /** Speaks Realtime over a socket that the request for `/v1/realtime` opened. */
  connect(request: Pick<Request, 'method' | 'url' | 'headers'>, socket: RealtimeSocket, peer?: Peer): RealtimeConnection
  /** Calls back for every event until the returned function is called. */
  subscribe(listener: (event: EmulatorEvent) => void): () => void
  /** The whole database as a file; its log may be cut back to commits after `commit`. */
  exportDatabase(): { readonly bytes: Uint8Array; readonly commit: number }
  snapshot(parts?: SnapshotParts): string
  restore(snapshot: SnapshotSource, choices?: RestoreChoices): void
  /**
   * Back to the baseline: the state at the start unless another was saved as `baseline`. Rate limits start anew, a seed
   * repeats itself, and the page that the handlers of MSW answer is a guest's.
   *
   * ```ts
   * afterEach(() => emulator.reset())
   * ```
   */
  reset(): Promise<void>
  /** Emulator time in milliseconds since the epoch. */
  now(): number
  /** Frees the database. */
  close(): void
}

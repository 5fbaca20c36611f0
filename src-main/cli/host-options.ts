/** From settings to what a host is started with. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import type { Emulator } from '../../src-shared/emulator.ts'
import type { HostOptions } from '../host/index.ts'
import type { Values } from './setting.ts'
import { serveSettings } from './settings.ts'
import { find, settle, type Sources } from './sources.ts'
import { readText } from './text-file.ts'
import { UsageError } from './usage-error.ts'

/** What everybody who starts a host may set. */
export const hostSettings = {
  snapshots: serveSettings.snapshots,
  snapshot: serveSettings.snapshot,
  baseline: serveSettings.baseline,
  project: serveSettings.project,
  strict: serveSettings.strict,
  passwordCost: serveSettings.passwordCost,
  allowHost: serveSettings.allowHost,
  allowOrigin: serveSettings.allowOrigin,
  seed: serveSettings.seed,
  clock: serveSettings.clock,
  durability: serveSettings.durability,
  compactAfter: serveSettings.compactAfter,
} as const

/** `data`: the whole path, null in memory. Relative paths start in `folder`. */
export function hostOptions(
  values: Values<typeof hostSettings>,
  data: string | null,
  folder: string,
): Omit<HostOptions, 'port' | 'uiFolder'> {
  const { compactAfter, seed, clock, project, snapshots } = values
  const given = values.snapshot === null ? null : readText(folder, values.snapshot)
  const baseline = values.baseline === null ? null : readText(folder, values.baseline)
  const isNew = data === null || !existsSync(data)
  const snapshot = given ?? (isNew ? baseline : null)
  return {
    data,
    ...(snapshots === null ? {} : { snapshots: resolve(folder, snapshots) }),
    ...(project === null ? {} : { projectId: project }),
    strict: values.strict,
    passwordCost: values.passwordCost,
    durability: values.durability,
    allowedHosts: values.allowHost,
    controlOrigins: values.allowOrigin,
    start: { ...clock, ...(seed === null ? {} : { seed }), ...(snapshot === null ? {} : { snapshot }) },
    ...(compactAfter === null ? {} : { compactAfter: { commits: compactAfter, bytes: Number.MAX_SAFE_INTEGER } }),
    // A state that has just begun from the baseline is the baseline: its sessions have the time left that they had.
    ...(baseline === null ? {} : { prepare: saveBaseline(snapshot === baseline ? null : baseline) }),
  }
}

/** The document, or else the state as it stands, is what reset goes back to. */
function saveBaseline(document: string | null): (emulator: Emulator) => Promise<void> {
  return async (emulator) => {
    const client = createControlClient({
      origin: 'http://localhost',
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
      schedule: () => () => undefined,
    })
    await client.saveSnapshot('baseline', document === null ? {} : { document })
  }
}

/** Where the state is kept; null in memory. Whichever of `data` and `memory` stands nearer to the command line counts. */
export function dataPath(sources: Sources, folder: string, otherwise = serveSettings.data.absent()): string | null {
  const { data, memory } = serveSettings
  const file = find('data', data, sources)
  const isInMemory = settle('memory', memory, sources)
  const inMemory = isInMemory ? find('memory', memory, sources) : null
  if (file !== null && inMemory !== null && file.level === inMemory.level) {
    throw new UsageError(`${inMemory.where} and ${file.where} exclude each other: leave one of them out.`)
  }
  if (inMemory !== null && (file === null || inMemory.level < file.level)) return null
  return resolve(folder, file === null ? otherwise : settle('data', data, sources))
}

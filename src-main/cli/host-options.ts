/** From settings to what a host is started with. */
import { resolve } from 'node:path'
import type { HostOptions } from '../host/index.ts'
import type { Values } from './setting.ts'
import { serveSettings } from './settings.ts'
import { find, settle, type Sources } from './sources.ts'
import { UsageError } from './usage-error.ts'

/** What everybody who starts a host may set. */
export const hostSettings = {
  project: serveSettings.project,
  strict: serveSettings.strict,
  passwordCost: serveSettings.passwordCost,
  allowHost: serveSettings.allowHost,
  allowOrigin: serveSettings.allowOrigin,
  seed: serveSettings.seed,
  clock: serveSettings.clock,
  compactAfter: serveSettings.compactAfter,
} as const

export function hostOptions(values: Values<typeof hostSettings>): Omit<HostOptions, 'port' | 'data' | 'uiFolder'> {
  const { compactAfter, seed, clock } = values
  return {
    projectId: values.project,
    strict: values.strict,
    passwordCost: values.passwordCost,
    allowedHosts: values.allowHost,
    controlOrigins: values.allowOrigin,
    start: { ...clock, ...(seed === null ? {} : { seed }) },
    ...(compactAfter === null ? {} : { compactAfter: { commits: compactAfter, bytes: Number.MAX_SAFE_INTEGER } }),
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

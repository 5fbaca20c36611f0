/** Knows whether what `out/` holds was built from the sources as they are now. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './tool.ts'

export interface BuildPart {
  readonly name: string
  /** Files and folders that decide what is built. */
  readonly sources: readonly string[]
  /** Files that are there once it is built. */
  readonly results: readonly string[]
}

export function isStale(part: BuildPart): boolean {
  if (part.results.some((file) => !existsSync(join(root, file)))) return true
  const file = stampFile(part)
  return !existsSync(file) || readFileSync(file, 'utf8') !== fingerprint(part)
}

/** Called before a build, so that one that fails half way does not count. */
export function forgetStamp(part: BuildPart): void {
  rmSync(stampFile(part), { force: true })
}

export function writeStamp(part: BuildPart, sourcesFingerprint: string): void {
  mkdirSync(dirname(stampFile(part)), { recursive: true })
  writeFileSync(stampFile(part), sourcesFingerprint)
}

/** Of the contents, not the dates: a checkout touches every file. */
export function fingerprint(part: BuildPart): string {
  const hash = createHash('sha256')
  for (const file of part.sources.flatMap((source) => filesBelow(source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

// Beside the installed packages: a new `npm ci` may bring new tools, so it forgets the stamps too.
function stampFile(part: BuildPart): string {
  return join(root, 'node_modules', '.cache', 'offwrite', `${part.name}.stamp`)
}

function filesBelow(path: string): readonly string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full)
    .toSorted()
    .filter((name) => name !== 'node_modules')
    .flatMap((name) => filesBelow(`${path}/${name}`))
}

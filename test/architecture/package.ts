/** The package as npm would publish it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './imports.ts'

export interface PackageManifest {
  readonly main: string
  readonly bin: Readonly<Record<string, string>>
  /** A door that is one plain path is left out: it is the manifest itself. */
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly dependencies: Readonly<Record<string, string>>
}

export function packageManifest(): PackageManifest {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const doors = Object.entries(manifest.exports).filter(([, door]) => typeof door === 'object')
  return { ...manifest, exports: Object.fromEntries(doors) }
}

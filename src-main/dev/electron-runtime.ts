/** Looks for Electron's runtime by its files: importing the package to find out would start a download. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './tool.ts'

const folder = join(root, 'node_modules', 'electron')

/** Path of the executable, or null when the runtime is missing or of another version than the package. */
export function findElectron(): string | null {
  const wanted = versionOfPackage()
  const present = read(join(folder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '')
  const executable = read(join(folder, 'path.txt'))
  if (wanted === null || present !== wanted || executable === null) return null
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), executable)
  return existsSync(path) ? path : null
}

/** Fetches the runtime, within `timeoutSeconds`. */
export async function installElectron(timeoutSeconds: number): Promise<string | null> {
  await runTool('electron', 'install-electron', [], { output: 'keep', timeoutSeconds })
  return findElectron()
}

function versionOfPackage(): string | null {
  const manifest: unknown = JSON.parse(read(join(folder, 'package.json')) ?? 'null')
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return null
  return typeof manifest.version === 'string' ? manifest.version : null
}

function read(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

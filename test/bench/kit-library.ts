/** The library as `npm run build` made it. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Library } from './kit-costs.ts'

export async function builtLibrary(): Promise<Library> {
  const library: unknown = { ...(await importBuilt('index.js')), ...(await importBuilt('msw/index.js')) }
  if (!isLibrary(library)) throw new Error('The built library has no createEmulator.')
  return library
}

function importBuilt(path: string): Promise<object> {
  return import(pathToFileURL(join(fileURLToPath(new URL('../..', import.meta.url)), 'out', 'library', path)).href)
}

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'createEmulator' in value && 'handlers' in value
}

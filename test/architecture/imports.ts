/** Reads which file imports which, in the sources and in what was built from them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** Path below the root, with `/`. */
  readonly from: string
  /** Path below the root for a file of ours, the specifier itself for a package. */
  readonly to: string
}

const specifierPatterns = [
  /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*['"]([^'"]+)['"]/g,
  /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g,
]

export function importsOf(file: string): readonly Import[] {
  const code = readFileSync(join(root, file), 'utf8')
  const specifiers = specifierPatterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap(([, name]) => name ?? []),
  )
  return specifiers.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.') ? posix(relative(root, join(root, dirname(file), specifier))) : specifier,
  }))
}

export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  const full = join(root, folder)
  if (!existsSync(full)) return []
  return readdirSync(full)
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesBelow(path, pattern) : [path]))
    .filter((path) => pattern.test(path))
}

/** Every file and package that a file reaches, directly or through others. */
export function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [file]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to } of importsOf(next)) {
      if (reached.has(to)) continue
      reached.add(to)
      if (existsSync(join(root, to)) && statSync(join(root, to)).isFile()) open.push(to)
    }
  }
  return reached
}

function posix(path: string): string {
  return path.split(sep).join('/')
}

/** Reads which file imports which, in the sources and in what was built from them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Import {
  /** Path below the root, with `/`. */
  readonly from: string
  /** Path below the root for a file of ours, the specifier itself for a package. */
  readonly to: string
  /** The other file runs before this one: no types alone, no `import()`. */
  readonly isAtOnce: boolean
}

const known = new Map<string, readonly Import[]>()

export function importsOf(file: string): readonly Import[] {
  const imports = known.get(file) ?? readImports(file)
  known.set(file, imports)
  return imports
}

function readImports(file: string): readonly Import[] {
  const code = readFileSync(join(root, file), 'utf8')
  const lang = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js'
  return [...specifiersIn(parseAst(code, { lang }))].map(({ specifier, isAtOnce }) => ({
    from: file,
    isAtOnce,
    to: specifier.startsWith('.') ? posix(relative(root, join(root, dirname(file), specifier))) : specifier,
  }))
}

/** Of imports, exports, `import()` and `require()`, wherever they stand; text that looks like one is none. */
function* specifiersIn(node: unknown): Generator<{ readonly specifier: string; readonly isAtOnce: boolean }> {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const one of node) yield* specifiersIn(one)
    return
  }
  const named = 'source' in node ? node.source : isRequire(node) ? node.arguments[0] : null
  if (isText(named)) yield { specifier: named.value, isAtOnce: !isForTypes(node) && !isDynamic(node) }
  for (const child of Object.values(node)) yield* specifiersIn(child)
}

function isForTypes(node: object): boolean {
  return ('importKind' in node && node.importKind === 'type') || ('exportKind' in node && node.exportKind === 'type')
}

function isDynamic(node: object): boolean {
  return 'type' in node && node.type === 'ImportExpression'
}

function isRequire(node: object): node is { readonly arguments: readonly unknown[] } {
  if (!('callee' in node && 'arguments' in node) || !Array.isArray(node.arguments)) return false
  const { callee } = node
  return typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'require'
}

function isText(node: unknown): node is { readonly value: string } {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string'
}

export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  const full = join(root, folder)
  if (!existsSync(full)) return []
  return readdirSync(full)
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesBelow(path, pattern) : [path]))
    .filter((path) => pattern.test(path))
}

/** Every file and package that a file reaches, directly or through others; `at once`: those that run before it. */
export function reachedFrom(file: string, which: 'all' | 'at once' = 'all'): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [file]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { to, isAtOnce } of importsOf(next)) {
      if (reached.has(to) || (which === 'at once' && !isAtOnce)) continue
      reached.add(to)
      if (existsSync(join(root, to)) && statSync(join(root, to)).isFile()) open.push(to)
    }
  }
  return reached
}

function posix(path: string): string {
  return path.split(sep).join('/')
}

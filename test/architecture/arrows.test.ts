import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, type Import, importsOf, reachedFrom, root } from './imports.ts'

const sourcePattern = /\.tsx?$/
const core = filesBelow('src-shared', sourcePattern)
const main = filesBelow('src-main', sourcePattern)
const renderer = filesBelow('src-renderer', sourcePattern)

/** Types that every part of the core may name. */
const types = ['src-shared/contract/', 'src-shared/emulator.ts', 'src-shared/testing/kit.ts']

/** What each part of the core may import, beside itself and the types. A part that is not listed may import nothing. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  // The error table is thrown from below the routes; the rest of HTTP is not. Mails are dressed where they are sent.
  domain: ['store/', 'simulate/', 'http/errors.ts', 'http/error-catalogue.ts', 'messages/template.ts'],
  models: ['store/', 'simulate/', 'domain/', 'http/route.ts', 'http/version.ts'],
  store: ['simulate/'],
  simulate: ['store/'],
  http: [],
  gates: ['http/', 'domain/', 'models/', 'store/', 'simulate/'],
  endpoints: ['http/', 'gates/', 'domain/', 'models/', 'store/', 'simulate/', 'messages/', 'pages/'],
  // Texts know nothing but how to escape what they are given.
  messages: ['http/reply.ts'],
  pages: ['http/reply.ts'],
  realtime: ['http/', 'gates/', 'domain/', 'models/', 'store/', 'simulate/', 'endpoints/'],
  control: [
    'http/',
    'gates/',
    'domain/',
    'models/',
    'store/',
    'simulate/',
    'endpoints/',
    'messages/',
    'pages/',
    'snapshot/',
    'import/',
  ],
  // The sample users have letters.
  snapshot: ['store/', 'simulate/', 'domain/', 'messages/', 'http/errors.ts', 'http/version.ts'],
  // Rules for values that users.create takes, and no route.
  import: ['http/', 'domain/', 'store/', 'simulate/', 'snapshot/', 'endpoints/rules.ts'],
  client: [],
  testing: ['client/', 'domain/scopes.ts', 'http/source.ts', 'simulate/system.ts'],
  msw: [],
  vitest: ['index.ts', 'msw/'],
  playwright: ['testing/'],
  cypress: ['testing/'],
  overlay: ['testing/', 'client/', 'simulate/system.ts', 'simulate/fault-presets.ts'],
}

const ours = (path: string): boolean => path.startsWith('src-') || path.startsWith('test/')

function partOf(path: string): string | null {
  return /^src-shared\/([^/]+)\//.exec(path)?.[1] ?? null
}

function show({ from, to }: Import): string {
  return `${from} -> ${to}`
}

/** The imports of our own files, from `files`, that `isAllowed` does not take. */
function wrong(files: readonly string[], isAllowed: (entry: Import) => boolean): readonly string[] {
  return files
    .flatMap((file) => importsOf(file))
    .filter(({ to }) => ours(to))
    .filter((entry) => !isAllowed(entry))
    .map(show)
}

test('arrows: the walk sees the sources', () => {
  expect(core).toContain('src-shared/index.ts')
  expect(importsOf('src-shared/index.ts').map(({ to }) => to)).toContain('src-shared/emulator.ts')
  expect([main.length, renderer.length].every((count) => count > 10)).toBe(true)
})

test('arrows: the core imports neither hosts nor window nor tests', () => {
  expect(wrong(core, ({ to }) => to.startsWith('src-shared/'))).toEqual([])
})

test('arrows: each part of the core imports only what lies below it', () => {
  const isAllowed = ({ from, to }: Import): boolean => {
    const part = partOf(from)
    if (part === null || partOf(to) === part || types.some((path) => to.startsWith(path))) return true
    return (arrows[part] ?? []).some((below) => to.startsWith(`src-shared/${below}`))
  }
  expect(wrong(core, isAllowed)).toEqual([])
})

test('arrows: the window imports itself, the contract and the control client', () => {
  const allowed = ['src-renderer/', 'src-shared/contract/', 'src-shared/client/']
  expect(wrong(renderer, ({ to }) => allowed.some((path) => to.startsWith(path)))).toEqual([])
})

test('arrows: no feature of the window reaches into a sibling', () => {
  const featureOf = (path: string): string | null => /^src-renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null
  const isAllowed = ({ from, to }: Import): boolean =>
    featureOf(from) === null || featureOf(to) === null || featureOf(from) === featureOf(to)
  expect(wrong(renderer, isAllowed)).toEqual([])
})

test('arrows: the hosts import themselves and the core', () => {
  expect(wrong(main, ({ to }) => to.startsWith('src-main/') || to.startsWith('src-shared/'))).toEqual([])
})

test('arrows: host and command line never reach Electron or the desktop', () => {
  const reached = [...reachedFrom('src-main/cli.ts'), ...reachedFrom('src-main/host/index.ts')]
  expect(reached).toContain('src-main/host/index.ts')
  expect(reached.filter((path) => /^electron(\/|$)|^src-main\/(electron|desktop|preload)/.test(path))).toEqual([])
})

test('arrows: nothing imports the desktop entry, and only it imports Electron beside the preload script', () => {
  const importers = main.flatMap((file) => importsOf(file)).filter(({ to }) => to === 'electron')
  expect(importers.map(({ from }) => from).toSorted()).toEqual(['src-main/electron.ts', 'src-main/preload/index.ts'])
  expect(wrong(main, ({ to }) => to !== 'src-main/electron.ts')).toEqual([])
})

test('core: the wall clock and randomness are read in one file', () => {
  const reading = core.filter((file) =>
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bgetRandomValues\b/.test(
      withoutComments(readFileSync(join(root, file), 'utf8')),
    ),
  )
  expect(reading).toEqual(['src-shared/simulate/system.ts'])
})

test('core: no file imports a module of Node', () => {
  expect(
    core
      .flatMap((file) => importsOf(file))
      .filter(({ to }) => to.startsWith('node:'))
      .map(show),
  ).toEqual([])
})

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

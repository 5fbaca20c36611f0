/** Builds what `out/` holds: the app (main, preload, renderer) and the library that packages import. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleLibrary } from './bundle-library.ts'
import { packSqlite } from './pack-sqlite.ts'
import { type BuildPart, fingerprint, forgetStamp, isStale, writeStamp } from './stamp.ts'
import { type Finished, root, runTool } from './tool.ts'

interface BuildStep extends BuildPart {
  build(): Promise<Finished>
}

const app: BuildStep = {
  name: 'app',
  sources: [
    'electron.vite.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'src-main',
    'src-renderer',
    'src-shared',
  ],
  results: [
    'out/main/index.js',
    'out/main/cli.js',
    'out/main/hash-worker.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
  ],
  build: () => runTool('electron-vite', 'electron-vite', ['build', '--logLevel', 'warn'], { output: 'keep' }),
}

/** What packages import. */
const doors = [
  'index',
  'cypress/index',
  'msw/index',
  'overlay/index',
  'playwright/index',
  'testing/index',
  'vitest/node',
  'vitest/browser',
] as const

const library: BuildStep = {
  name: 'library',
  sources: [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'src-main/dev/bundle-library.ts',
    'src-main/dev/pack-sqlite.ts',
    'src-shared',
  ],
  results: ['index.d.ts', ...doors.map((door) => `${door}.js`)].map((file) => `out/library/${file}`),
  async build() {
    const folder = join(root, 'out', 'library')
    rmSync(folder, { recursive: true, force: true })
    const finished = await runTool('typescript', 'tsc', ['-p', 'src-shared/tsconfig.library.json'], { output: 'keep' })
    if (finished.exitCode !== 0) return finished
    await packSqlite(folder)
    await bundleLibrary(folder, doors)
    return finished
  },
}

/** Builds `all` parts, or those whose sources changed since they were built. Rejects with what the tool said. */
export async function build(which: 'all' | 'stale'): Promise<readonly string[]> {
  const steps = [app, library].filter((step) => which === 'all' || isStale(step))
  await Promise.all(steps.map((step) => buildOne(step)))
  return steps.map((step) => step.name)
}

async function buildOne(step: BuildStep): Promise<void> {
  forgetStamp(step)
  const sourcesFingerprint = fingerprint(step)
  const { exitCode, output } = await step.build()
  if (exitCode !== 0) throw new BuildError(`Building the ${step.name} failed.\n${output.trim()}`)
  writeStamp(step, sourcesFingerprint)
}

export class BuildError extends Error {
  override readonly name = 'BuildError'
}

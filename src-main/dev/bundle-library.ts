/** Puts the modules of the built library together: Node reads a few files in a quarter of the time that hundreds take. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { build } from 'vite'

/**
 * `library`: the folder with what the compiler made. Modules that the same `entries` need come into one file, so that
 * nobody loads more than before; what is imported on demand stays apart, and types stay as they are.
 */
export async function bundleLibrary(library: string, entries: readonly string[]): Promise<void> {
  const built = await build({
    root: library,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: {
        entry: Object.fromEntries(entries.map((entry) => [entry, join(library, `${entry}.js`)])),
        formats: ['es'],
      },
      rolldownOptions: {
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })
  for (const path of readdirSync(library, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.js')) rmSync(join(library, path))
  for (const { output } of [built].flat().filter((one) => 'output' in one)) {
    for (const { fileName, ...file } of output) {
      mkdirSync(dirname(join(library, fileName)), { recursive: true })
      writeFileSync(join(library, fileName), file.type === 'chunk' ? file.code : file.source)
    }
  }
}

/** How large the built files are, as lines to print. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './tool.ts'

const groups = [
  { label: 'main and CLI', folder: 'out/main', pattern: /\.js$/ },
  { label: 'preload', folder: 'out/preload', pattern: /\.cjs$/ },
  { label: 'UI scripts', folder: 'out/renderer', pattern: /\.js$/ },
  { label: 'UI styles', folder: 'out/renderer', pattern: /\.css$/ },
  { label: 'UI fonts', folder: 'out/renderer', pattern: /\.woff2$/ },
  { label: 'library', folder: 'out/library', pattern: /\.js$/ },
] as const

export function sizeLines(): readonly string[] {
  return groups.map(({ label, folder, pattern }) => {
    const contents = filesBelow(join(root, folder))
      .filter((file) => pattern.test(file))
      .map((file) => readFileSync(file))
    const bytes = contents.reduce((sum, content) => sum + content.length, 0)
    const gzipBytes = contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
    return `${label.padEnd(14)}${kilobytes(bytes)}${kilobytes(gzipBytes)} gzip`
  })
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(12)
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}

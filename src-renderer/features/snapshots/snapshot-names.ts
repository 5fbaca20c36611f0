/** Names of snapshots: which ones are good, which are free. The server has the last word. */
import type { SnapshotSummary } from '../../../src-shared/contract/snapshots.ts'

export const baselineName = 'baseline'
const mostCharacters = 64

/** What is wrong with a name, or null. */
export function nameFault(name: string): string | null {
  if (name === '') return 'A snapshot needs a name.'
  if (name.length > mostCharacters) return `A name has at most ${mostCharacters} characters.`
  if (/^auto-\d+$/.test(name)) return 'Names that begin with “auto-” are for automatic snapshots.'
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)
    ? null
    : 'A name has letters, digits, dots, hyphens and underscores, first a letter or digit.'
}

/** The name itself, or else the first of `name-2`, `name-3` … that nobody has. Some systems do not tell cases apart. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set([baselineName, ...taken.map((name) => name.toLowerCase())])
  const stem = wanted.slice(0, mostCharacters - 4)
  let name = wanted.slice(0, mostCharacters)
  for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${stem}-${count}`
  return name
}

/** For a file that is opened: `Checkout ready (1).json` → `Checkout-ready-1`. */
export function nameOfFile(fileName: string): string {
  const bare = fileName
    .replace(/\.json$/i, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
  return nameFault(bare) === null ? bare : freeNameOf(bare)
}

function freeNameOf(bare: string): string {
  return bare === '' ? 'snapshot' : `from-${bare}`.slice(0, mostCharacters)
}

/** As it is asked about: `checkout.json` where there is a file. */
export function fileOf({ name, path }: Pick<SnapshotSummary, 'name' | 'path'>): string {
  return path === null ? name : (path.split(/[\\/]/).at(-1) ?? name)
}

/** What changes are counted since. */
export function baselineTitle(baseline: { readonly from: string } | null): string {
  if (baseline === null) return 'the start'
  return baseline.from === '' ? 'the baseline' : baseline.from
}

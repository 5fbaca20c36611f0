/** The imports of this run of the emulator. */
import type { ImportReport } from '../contract/imports.ts'
import type { Importing } from '../import/importing.ts'

export interface Imports {
  find(id: string): KnownImport | null
  /** One that no import has. */
  newId(): string
  run(id: string, importing: Importing): Promise<ImportReport>
}

export type KnownImport = Pick<Importing, 'report' | 'cancel'>

/** The oldest go first. */
export const keptReports = 20

export function createImports(): Imports {
  const known = new Map<string, KnownImport>()
  let made = 0
  return {
    find: (id) => known.get(id) ?? null,
    newId() {
      do made += 1
      while (known.has(`import-${made}`))
      return `import-${made}`
    },
    async run(id, importing) {
      known.set(id, importing)
      const oldest = [...known.keys()].slice(0, -keptReports)
      for (const one of oldest) known.delete(one)
      try {
        return await importing.run()
      } finally {
        // The report alone: its users need not stay in memory.
        const last = importing.report()
        if (known.has(id)) known.set(id, { report: () => last, cancel: () => false })
      }
    },
  }
}

/** `npm run bench`: everything, or with `-- lists`, `-- core`, `-- imports`, `-- snapshots`, `-- kit`, `-- window` or `-- durability` one part. */
const parts = {
  core: () => import('./core.ts'),
  lists: () => import('./lists.ts'),
  imports: () => import('./imports.ts'),
  snapshots: () => import('./snapshots.ts'),
  kit: () => import('./kit.ts'),
  window: () => import('./window.ts'),
  durability: () => import('./durability.ts'),
} as const

const wanted = process.argv[2]
for (const [name, run] of Object.entries(parts)) if (wanted === undefined || wanted === name) await run()

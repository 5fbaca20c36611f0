/** `npm run bench`: everything, or with `-- lists`, `-- core`, `-- imports` or `-- snapshots` one part. */
const parts = {
  core: () => import('./core.ts'),
  lists: () => import('./lists.ts'),
  imports: () => import('./imports.ts'),
  snapshots: () => import('./snapshots.ts'),
} as const

const wanted = process.argv[2]
for (const [name, run] of Object.entries(parts)) if (wanted === undefined || wanted === name) await run()

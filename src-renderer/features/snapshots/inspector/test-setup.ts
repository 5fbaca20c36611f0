/** A snapshot as what a test begins with. */
import type { SnapshotSummary } from '../../../../src-shared/contract/snapshots.ts'
import type { RestorePlan } from '../restore/restore-call.ts'
import { restoreChoices, restoreLine } from '../restore/restore-call.ts'

export interface TestSetup {
  readonly title: string
  readonly note: string
  readonly code: string
}

export interface Setting {
  /** Where the emulator listens: `http://localhost:4280`. */
  readonly url: string
  readonly plan: RestorePlan
}

export function testSetups(snapshot: Pick<SnapshotSummary, 'name' | 'path'>, setting: Setting): readonly TestSetup[] {
  const { name, path } = snapshot
  const file = path ?? `./${name}.json`
  return [
    {
      title: 'Vitest',
      note: path === null ? 'Export the snapshot first: it is in memory alone.' : '',
      code: [
        "import { readFile } from 'node:fs/promises'",
        "import { createTest } from 'offwrite/vitest'",
        '',
        'export const test = createTest({',
        `  snapshot: await readFile(${quoted(file)}, 'utf8'),`,
        '})',
      ].join('\n'),
    },
    {
      title: 'Playwright',
      note: 'All projects of this server go back, so let one worker run.',
      code: [
        "import { test } from '@playwright/test'",
        '',
        'test.beforeEach(async ({ request }) => {',
        `  const restore = ${quoted(`${setting.url}/__emulator/snapshots/${name}/restore`)}`,
        '  await request.post(restore, {',
        `    data: ${shownData(restoreChoices(setting.plan))},`,
        '  })',
        '})',
      ].join('\n'),
    },
    {
      title: 'CLI',
      note: 'The first restores it on this server; the second starts a server from it for as long as the tests run.',
      code: [
        restoreLine(name, setting.plan, setting.url),
        `offwrite exec --snapshot ${shellWord(file)} -- npx playwright test`,
      ].join('\n'),
    },
  ]
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

function shownData(data: object): string {
  const fields = Object.entries(data).map(([name, value]) => `${name}: ${JSON.stringify(value).replaceAll('"', "'")}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

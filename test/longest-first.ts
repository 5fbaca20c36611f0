/** The order of the files: those that take longest begin first, so that no core waits for the last of them. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** From the longest on. The others follow, larger files first, which Vitest does on its own. */
const longest: readonly string[] = [
  'ui/accessibility.test.ts',
  'package/consumers.test.ts',
  'testing/suites.test.ts',
  'crash/disk.test.ts',
  'crash/kill.test.ts',
  'ui/',
  'sdk/oauth2.test.ts',
  'host/cli.test.ts',
  'contract/limits.test.ts',
  'contract/answers.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((part) => moduleId.includes(`/test/${part}`))
  return at === -1 ? longest.length : at
}

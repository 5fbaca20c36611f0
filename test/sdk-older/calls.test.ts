/** Every call that the SDKs have for users, teams and account, in several majors, against a running server. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { majors } from './majors.ts'
import { withTable } from './readme-table.ts'
import { type MethodOutcomes, runCalls } from './run-calls.ts'

const folder = mkdtempSync(join(tmpdir(), 'offwrite-sdk-'))
let outcomes: readonly MethodOutcomes[] = []

beforeAll(async () => {
  // The newest SDKs report on the console what the server answers to their format.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  outcomes = await runCalls(folder)
})

afterAll(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test.each(majors)('$package: every call of major $name works', (major) => {
  const faults = outcomes.flatMap(({ service, method, byMajor }) => {
    const outcome = byMajor.get(major)
    return typeof outcome === 'object' ? [`${service}.${method}: ${outcome.fault}`] : []
  })
  expect(faults).toEqual([])
})

test('SDKs: every call of the list exists in one of the majors', () => {
  const nowhere = outcomes.filter(({ byMajor }) => [...byMajor.values()].every((outcome) => outcome === 'absent'))
  expect(nowhere.map(({ service, method }) => `${service}.${method}`)).toEqual([])
})

test('README: its tables of calls are what the calls did', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(withTable(readme, outcomes), 'Run `npm run readme`, then look at what it changed.').toBe(readme)
})

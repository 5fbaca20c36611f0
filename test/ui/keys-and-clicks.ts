/** Counts what a person presses: every key and every click is one. */
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { type ScenarioNumber, scenarios } from './scenarios.ts'

export interface Hand {
  press(key: string): Promise<void>
  click(target: Locator): Promise<void>
}

/** One key or click more than that fails. */
export function handOf(page: Page, most: number): Hand {
  const done: string[] = []
  const count = (what: string) => {
    done.push(what)
    expect(done.length, `More than ${most}: ${done.join(', ')}`).toBeLessThanOrEqual(most)
  }
  return {
    async press(key) {
      count(key)
      await page.keyboard.press(key)
    },
    async click(target) {
      count(target.toString())
      await target.click()
    },
  }
}

/** What an acceptance scenario allows. */
export function handIn(page: Page, scenario: ScenarioNumber): Hand {
  return handOf(page, scenarios[scenario].most)
}

/** What a machine can check of accessibility: axe, on the page as it stands. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** All rules in one theme; in the other those that a theme can break. */
export const themes = [
  { theme: 'light', rules: 'all' },
  { theme: 'dark', rules: 'of colours' },
] as const

type Rules = (typeof themes)[number]['rules']

/** Rules that a part of the page breaks, and where. A mail in its frame has a page of its own. */
export async function brokenRules(page: Page, rules: Rules, part = 'html'): Promise<readonly string[]> {
  // What fades in has its contrast only at the end.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const axe = new AxeBuilder({ page }).include(part).exclude('iframe')
  if (rules === 'of colours') axe.withRules(['color-contrast', 'link-in-text-block'])
  const { violations } = await axe.analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** What a machine can check of accessibility: axe, on the page as it stands. */
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright'

/** What a theme can break. */
const rulesOfColours = ['color-contrast', 'link-in-text-block']

/** Rules that a part of the page breaks, and where: all of them in light, those of colours in dark too. */
export async function brokenRules(page: Page, part = 'html'): Promise<readonly string[]> {
  return [...(await inTheme(page, part, 'light')), ...(await inTheme(page, part, 'dark'))]
}

async function inTheme(page: Page, part: string, theme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: theme })
  // What fades in has its contrast only at the end.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  // A mail in its frame has a page of its own.
  const context = { include: [part], exclude: ['iframe'] }
  const options = {
    iframes: false,
    // Describing what passes takes longer than finding what does not.
    resultTypes: ['violations'],
    ...(theme === 'dark' ? { runOnly: { type: 'rule', values: rulesOfColours } } : {}),
  }
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  )
  return violations.map(
    ({ id, help, nodes }) => `${theme}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
}

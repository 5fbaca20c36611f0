/** What a machine can check of accessibility: axe, on the page as it stands. */
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright'

/** What a theme can break. */
const rulesOfColours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/**
 * Rules that a part of the page breaks, and where: all of them in the theme that it has, then those of colours in the
 * other, which it keeps. `except`: a part of that part.
 */
export async function brokenRules(page: Page, part = 'html', except?: string): Promise<readonly string[]> {
  const isDark = await page.evaluate<boolean>('matchMedia("(prefers-color-scheme: dark)").matches')
  const [theme, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
  const first = await brokenHere(page, part, except, {})
  await page.emulateMedia({ colorScheme: other })
  const second = await brokenHere(page, part, except, rulesOfColours)
  return [...first.map((rule) => `${theme}: ${rule}`), ...second.map((rule) => `${other}: ${rule}`)]
}

async function brokenHere(
  page: Page,
  part: string,
  except: string | undefined,
  rules: object,
): Promise<readonly string[]> {
  // A mail in its frame has a page of its own.
  const context = { include: [part], exclude: ['iframe', ...(except === undefined ? [] : [except])] }
  // Describing what passes takes longer than finding what does not.
  const options = { iframes: false, resultTypes: ['violations'], ...rules }
  // What fades in has its contrast only at the end.
  const run = `Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() =>
    'axe' in window ? axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)}) : null)`
  let results = await page.evaluate<AxeResults | null>(run)
  if (results === null) {
    await page.evaluate(axe.source)
    results = await page.evaluate<AxeResults>(run)
  }
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Every view of the built window: rules of WCAG 2.2 AA in both themes, Tab to every control, room at 900 × 600, no call elsewhere. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { fill, withIds } from '../screens/fill.ts'
import { brokenRules } from './broken-rules.ts'
import { browserForFile } from './open-window.ts'
import { settling } from './settled.ts'
import { outOfReach } from './tab-stops.ts'
import { manySizes } from './text-sizes.ts'
import { emptyViews, filledViews, type View } from './views.ts'

const openWindow = browserForFile()

/** Many views at one opening. */
const timeout = 600_000

test(
  'accessibility: no view of a filled emulator breaks a rule, and Tab leads to every control of it',
  { timeout },
  async () => {
    let placeOf = (place: string) => place
    const { page, host, complaints } = await openWindow({
      async before(_server, running) {
        const ids = await fill(running)
        placeOf = (place) => withIds(place, ids)
      },
    })
    const elsewhere: string[] = []
    page.on('request', (request) => void (request.url().startsWith(host.url) || elsewhere.push(request.url())))
    const views = filledViews.map((view) => ({ ...view, place: placeOf(view.place) }))
    expect(await faultsOf(page, views)).toEqual([])
    expect([elsewhere, complaints]).toEqual([[], []])
  },
)

test('accessibility: no view of an empty emulator breaks such a rule', { timeout }, async () => {
  const { page, complaints } = await openWindow()
  expect(await faultsOf(page, emptyViews)).toEqual([])
  expect(complaints).toEqual([])
})

async function faultsOf(page: Page, views: readonly View[]): Promise<readonly string[]> {
  const settled = settling(page)
  const faults: string[] = []
  for (const [index, { name, title, place, part, act, after }] of views.entries()) {
    await goTo(page, place, title)
    await settled()
    if (act !== undefined) {
      await act(page)
      await settled()
    }
    const newPart = await newPartOf(page, part)
    const found = [...(await brokenRules(page, newPart, index === 0 ? undefined : known))]
    if (act === undefined) {
      found.push(...(await tooLarge(page)), ...(await manySizes(page)))
      // The inspector where there is one: its list was gone through without it.
      found.push(...(await outOfReach(page, 'main:not(:has([data-inspector])), [data-inspector]')))
    } else {
      await after?.(page)
      if (newPart === layers) await closeLayers(page)
      // What was chosen on a screen is forgotten on another.
      else await goTo(page, 'api-keys', 'API keys')
    }
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  return faults
}

/** As a link of the window would: a new page costs more than what is looked at in it. */
async function goTo(page: Page, place: string, title: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`/${place}`)}`)
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** What lies above the rest hides it. */
const layers = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]:not(main *)'

/** Its list was looked at without it, but for the rows that it marks. */
const inspector = '[data-inspector], main .bg-selected, main .bg-hover'

/** The same on every screen. */
const known = 'nav:not(main *), footer:not(main *)'

async function newPartOf(page: Page, part: View['part']): Promise<string> {
  if ((await layersOf(page)) > 0) return layers
  return part === 'main' && (await page.locator('[data-inspector]').count()) > 0 ? inspector : part
}

/** What fades out is not open any more. */
async function layersOf(page: Page): Promise<number> {
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))')
  return page.locator(layers).count()
}

async function closeLayers(page: Page): Promise<void> {
  while ((await layersOf(page)) > 0) await page.keyboard.press('Escape')
}

/** Nothing may stick out of the frame: what has the focus there would move it. */
async function tooLarge(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 900, height: 600 })
  const out = await page.evaluate<readonly number[]>(`[...document.querySelectorAll('html, main')].flatMap(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight],
  )`)
  await page.setViewportSize({ width: 1280, height: 800 })
  return out.every((pixels) => pixels === 0) ? [] : [`sticks out of a window of 900 × 600: ${out.join(', ')} pixels`]
}

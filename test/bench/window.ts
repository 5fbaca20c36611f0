/** The window with 100,000 users and 5,000 requests, by the browser's own clock: `npm run bench -- window`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { findChromium } from '../../src-main/dev/chromium.ts'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { crowd } from './crowd.ts'
import { median } from './measure.ts'

const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'offwrite-bench-'))
const requests = 5_000

/** Rows a frame: as a hard swipe or a fast wheel moves a list, 11,500 pixels a second, and as nobody can read. */
const [fling, leap] = [6, 30]

const found = await findChromium()
if (!found.found) throw new Error(found.message)
const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments()] })
try {
  const figures = { few: await figuresWith(browser, 1_000), many: await figuresWith(browser, 100_000) }
  say(`${'The window, in ms'.padEnd(48)}${'1,000 users'.padStart(12)}${'100,000'.padStart(12)}     ratio`)
  for (const [name, many] of Object.entries(figures.many)) {
    const few = figures.few[name] ?? Number.NaN
    say(
      `${name.padEnd(48)}${few.toFixed(1).padStart(12)}${many.toFixed(1).padStart(12)}${(many / few).toFixed(2).padStart(10)}`,
    )
  }
  say(
    `Each with ${requests} requests in the log. A frame is 16.7 ms where nothing is in its way; ${fling} rows of it are new while a\nlist scrolls, ${leap} while it leaps.\n`,
  )
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

async function figuresWith(browser: Browser, users: number): Promise<Readonly<Record<string, number>>> {
  const data = join(folder, `${users}.db`)
  const emulator = await crowd(users)
  writeFileSync(data, emulator.exportDatabase().bytes)
  emulator.close()
  const host = await startHost({ port: 0, data, uiFolder })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    for (let at = 0; at < requests; at += 1) await call(host, `/users/u${at % users}`)
    const opened = await open(page, host, 'users', 'Users')
    const userFrames = { fling: await scroll(page, 'Users', fling), leap: await scroll(page, 'Users', leap) }
    const typing = await type(page, 'grace')
    await open(page, host, 'requests', 'Requests')
    const requestFrames = { fling: await scroll(page, 'Requests', fling), leap: await scroll(page, 'Requests', leap) }
    const filtering = await type(page, 'u42')
    return {
      'start to the list of users on screen': opened,
      'frame while users scroll, 95th of a hundred': worst(userFrames.fling),
      'frame while users leap, median': median(userFrames.leap),
      'frame while users leap, 95th of a hundred': worst(userFrames.leap),
      'key in the filter of users to paint, median': median(typing.paints),
      'key in the filter of users to its rows, median': median(typing.rows),
      'frame while requests scroll, 95th of a hundred': worst(requestFrames.fling),
      'frame while requests leap, median': median(requestFrames.leap),
      'frame while requests leap, 95th of a hundred': worst(requestFrames.leap),
      'key in the filter of requests to paint, median': median(filtering.paints),
      'key in the filter of requests to its rows, median': median(filtering.rows),
    }
  } finally {
    await page.close()
    await host.close()
  }
}

async function call({ emulator, endpoint, projectId, apiKey }: RunningHost, path: string): Promise<void> {
  const headers = { 'x-appwrite-project': projectId, 'x-appwrite-key': apiKey }
  const response = await emulator.fetch(new Request(endpoint + path, { headers }))
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  await response.text()
}

/** Milliseconds from the start of the page to its first row. */
async function open(page: Page, host: RunningHost, screen: string, title: string): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${host.url}/#/${screen}`)
  await page.getByRole('grid', { name: title }).getByRole('row').nth(5).waitFor()
  return page.evaluate(() => performance.now())
}

/** Milliseconds of each frame while the list goes by at so many rows a frame. */
function scroll(page: Page, title: string, rows: number): Promise<readonly number[]> {
  return page.getByRole('grid', { name: title }).evaluate(async (grid, pixels) => {
    const scrolling = [grid, ...grid.querySelectorAll('*')].find(
      (element) => element.scrollHeight > element.clientHeight * 2 && getComputedStyle(element).overflowY !== 'visible',
    )
    if (scrolling === undefined) throw new Error('Nothing here scrolls.')
    const frames: number[] = []
    const step = Math.sign(scrolling.scrollHeight / 2 - scrolling.scrollTop) * pixels
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    let before = await frame()
    for (let count = 0; count < 150; count += 1) {
      scrolling.scrollTop += step
      const now = await frame()
      frames.push(now - before)
      before = now
    }
    return frames
  }, rows * 32)
}

interface Typing {
  readonly paints: readonly number[]
  readonly rows: readonly number[]
}

/** For each key: until the paint that shows it, and until rows of the list changed; a key that changes none counts for the paint alone. */
async function type(page: Page, text: string): Promise<Typing> {
  await page.keyboard.press('/')
  await page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const seen: { readonly paints: number[]; readonly rows: number[] } = { paints: [], rows: [] }
    let pressed: number | null = null
    const sinceKey = (from: number) => performance.now() - from
    new MutationObserver(() => {
      if (pressed !== null) seen.rows.push(sinceKey(pressed))
      pressed = null
    }).observe(grid ?? document.body, { subtree: true, childList: true, characterData: true })
    addEventListener(
      'keydown',
      ({ timeStamp, key, target }) => {
        pressed = timeStamp
        const paint = () => {
          const isShown = target instanceof HTMLInputElement && target.value.endsWith(key)
          if (isShown) setTimeout(() => seen.paints.push(sinceKey(timeStamp)))
          else requestAnimationFrame(paint)
        }
        requestAnimationFrame(paint)
      },
      true,
    )
    Object.assign(globalThis, { seen })
  })
  for (const letter of text) {
    await page.keyboard.press(letter)
    // The next key comes when the list has had its time, as with a person who types.
    await page.waitForTimeout(400)
  }
  return page.evaluate(() => Reflect.get(globalThis, 'seen'))
}

function worst(frames: readonly number[]): number {
  return frames.toSorted((left, right) => left - right)[Math.floor(frames.length * 0.95)] ?? Number.NaN
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

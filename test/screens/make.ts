/**
 * `npm run screens`: pictures of every screen in `docs/screens`; with `-- users clock` of those alone, and with
 * `-- --folder <path>` in a folder of your own. Dialogs and menus come in the first size, with `-- --every-size` in all.
 * With `-- --quick` all of it comes in the first size and theme alone.
 */
// Before all that asks for the time.
import { freeTime, realTime, withFixedDurations } from './fixed-time.ts'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright'
import sharp from 'sharp'
import { sourcesOf } from '../../src-main/cli/sources.ts'
import { startOptions } from '../../src-main/cli/start-options.ts'
import { findChromium } from '../../src-main/dev/chromium.ts'
import { type HostOptions, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { settling } from '../ui/settled.ts'
import { fill, withIds } from './fill.ts'
import { type Picture, type Screen, screens, sizes, type State, themes } from './screens.ts'

const { values: options, positionals: wanted } = parseArgs({
  options: {
    'every-size': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    folder: { type: 'string', default: fileURLToPath(new URL('../../docs/screens', import.meta.url)) },
  },
  allowPositionals: true,
})
const { folder, 'every-size': everySize } = options
freeTime()
const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))

/** The login page of an emulated provider: not a screen of the window, but people see it. */
const consent = 'oauth2-consent'
const shownSizes = options.quick ? sizes.slice(0, 1) : sizes
const shownThemes = options.quick ? themes.slice(0, 1) : themes
const chosen = screens.filter(({ id }) => wanted.length === 0 || wanted.includes(id))

const found = await findChromium()
if (!found.found) throw new Error(found.message)
const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments()] })
for (const { id } of chosen) rmSync(`${folder}/${id}`, { recursive: true, force: true })
let count = 0

// Its path can be seen in pictures, and so can the port. A run beside this one has others.
const shownPort = 4280
const isAlone = await isFree(shownPort)
const dataFolder = isAlone ? `${tmpdir()}/shop` : mkdtempSync(`${tmpdir()}/shop-`)
rmSync(dataFolder, { recursive: true, force: true })
mkdirSync(dataFolder)
const full = await start({ clock: 'frozen', now: '2026-11-20T10:41:00.000Z', seed: 7 }, `${dataFolder}/shop.db`)
const ids = await withFixedDurations(() => fill(full))
await all(full, browser, 'full')
await all(full, browser, 'open')
await all(full, browser, 'failed')
await all(full, browser, 'changed')
if (wanted.length === 0 || wanted.includes(consent)) await askForPerson(full, browser)
if (chosen.some(({ isFrame }) => isFrame)) await stop(full, browser)
else await full.close()
const empty = await start({ clock: 'follow', seed: 7 })
await all(empty, browser, 'empty')
await empty.close()
await browser.close()
rmSync(dataFolder, { recursive: true, force: true })
process.stdout.write(`${count} pictures in ${folder}\n`)

function start(beginning: NonNullable<HostOptions['start']>, data: string | null = null): Promise<RunningHost> {
  const port = isAlone ? shownPort : 0
  const given = new Map([['port', [String(port)]], data === null ? ['memory', ['true']] : ['data', [data]]] as const)
  const sources = sourcesOf(given, { environment: {}, folder: '/' })
  return startHost({ port, data, uiFolder, start: beginning, startOptions: startOptions(sources, data) })
}

async function all(host: RunningHost, browser: Browser, state: State): Promise<void> {
  for (const theme of shownThemes) {
    for (const [number, viewport] of shownSizes.entries()) {
      const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const settled = settling(page)
      await page.clock.setFixedTime(realTime)
      if (state === 'failed') await failReadings(page)
      for (const screen of chosen) {
        for (const [name, picture] of pictures(screen, state)) {
          // Dialogs and menus come in the first size alone, unless every size is asked for.
          if (picture.act !== undefined && number > 0 && !everySize) continue
          mkdirSync(`${folder}/${screen.id}`, { recursive: true })
          await show(page, host, screen, picture)
          // On a busy machine an answer can be late.
          await Promise.race([settled(), page.waitForTimeout(5000)])
          const path = `${folder}/${screen.id}/${name}-${viewport.width}x${viewport.height}-${theme}.png`
          await save(page, path)
          await picture.after?.(page)
        }
      }
      await context.close()
    }
  }
}

async function save(page: Page, path: string, fullPage = false): Promise<void> {
  // 256 colours show all that is there in a third of the bytes.
  await sharp(await page.screenshot({ fullPage }))
    .png({ palette: true, effort: 10 })
    .toFile(path)
  count += 1
}

async function askForPerson(host: RunningHost, browser: Browser): Promise<void> {
  const [success, failure] = ['http://localhost:3000/in', 'http://localhost:3000/out']
  const asked = new URLSearchParams({ project: host.projectId, success, failure, 'scopes[]': 'email' })
  for (const theme of shownThemes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme })
    await page.goto(`${host.endpoint}/account/sessions/oauth2/google?${asked}`)
    await page.getByRole('heading', { name: 'Sign in with Google' }).waitFor()
    await save(page, `${folder}/${consent}-${theme}.png`, true)
    await page.close()
  }
}

/** The frame around what was read before the emulator ended. */
async function stop(host: RunningHost, browser: Browser): Promise<void> {
  const open = shownThemes.flatMap((theme) => shownSizes.map((viewport) => ({ theme, viewport })))
  const pages = await Promise.all(
    open.map(async ({ theme, viewport }) => {
      const page = await browser.newPage({ viewport, colorScheme: theme, reducedMotion: 'reduce' })
      await page.clock.setFixedTime(realTime)
      await page.goto(`${host.url}/#/users`)
      await page.getByRole('grid', { name: 'Users' }).waitFor()
      return { page, name: `stopped-${viewport.width}x${viewport.height}-${theme}` }
    }),
  )
  await host.close()
  for (const { page, name } of pages) {
    await page.getByText('The emulator does not answer.').waitFor()
    await page.waitForTimeout(300)
    await save(page, `${folder}/frame/${name}.png`)
    await page.close()
  }
}

function pictures(screen: Screen, state: State): readonly (readonly [name: string, picture: Picture])[] {
  if (state !== 'open' && state !== 'changed') return screen.isFrame === true ? [] : [[state, { place: screen.id }]]
  const all = Object.entries(screen.open ?? {}).map(([name, picture]) => {
    const { place, ...rest }: Picture = typeof picture === 'string' ? { place: picture } : picture
    return [name, { ...rest, place: withIds(place, ids) }] as const
  })
  return all.filter(([, { after }]) => (after !== undefined) === (state === 'changed'))
}

async function show(page: Page, host: RunningHost, { title }: Screen, { place, act }: Picture): Promise<void> {
  await page.goto(`${host.url}/#/${place}`)
  await page.reload()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  // A picture is of what stays: skeletons are there for a moment, and what slides in has ended.
  await page.waitForTimeout(600)
  if (act === undefined) return
  await act(page)
  await page.waitForTimeout(600)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}

/** What screens read for themselves is refused; what the frame needs is not. */
async function failReadings(page: Page): Promise<void> {
  const frame = ['/__emulator/', '/__emulator/projects', '/__emulator/events']
  await page.route(
    ({ pathname }) => pathname.startsWith('/__emulator') && !frame.includes(pathname),
    (route) =>
      route.fulfill({
        status: 500,
        json: {
          message: 'The emulator failed: database disk image is malformed',
          code: 500,
          type: 'emulator_failed',
          hint: 'This is a fault of Offwrite. Please report it with what you did.',
        },
      }),
  )
}

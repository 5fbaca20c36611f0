import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../src-renderer', import.meta.url))
const rawColour =
  /#[0-9a-f]{3,8}\b(?!\/)|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(|\b(?:bg|text|border|outline|fill|stroke)-\[/gi

test('colours: only tokens.css holds raw ones', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(tsx?|css|html)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(50)
  const offenders = files
    .filter((file) => !file.endsWith('styles/tokens.css'))
    .flatMap((file) =>
      (readFileSync(`${root}/${file}`, 'utf8').match(rawColour) ?? []).map((found) => `${file}: ${found}`),
    )
  expect(offenders).toEqual([])
})

test('colours: every role has a light, a dark and a forced-colours value', () => {
  const css = readFileSync(`${root}/styles/tokens.css`, 'utf8')
  const forced = css.slice(css.indexOf('forced-colors'))
  const roles = [...css.matchAll(/^ {2}(--[\w-]+): light-dark\(/gm)].map(([, name]) => name ?? '')
  expect(roles.length).toBeGreaterThan(20)
  const missing = roles.filter((name) => name !== '--scrim' && !forced.includes(`${name}: `))
  expect(missing).toEqual([])
})

import { existsSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, reachedFrom, root } from './imports.ts'
import { packageManifest } from './package.ts'

const cli = 'out/main/cli.js'

test('build: the command line reaches no Electron, directly or through a shared chunk', () => {
  const reached = [...reachedFrom(cli)]
  expect(reached.some((path) => path.startsWith('out/main/chunks/'))).toBe(true)
  expect(reached.filter((path) => /^electron(\/|$)|out\/main\/index\.js/.test(path))).toEqual([])
  // The walk would see it: the desktop entry does import it.
  expect([...reachedFrom('out/main/index.js')]).toContain('electron')
})

test('build: the command line needs only packages that an install brings', () => {
  const packages = [...reachedFrom(cli)].filter((path) => !path.startsWith('out/') && !path.startsWith('node:'))
  const names = packages.map((path) =>
    path
      .split('/')
      .slice(0, path.startsWith('@') ? 2 : 1)
      .join('/'),
  )
  const brought = Object.keys(packageManifest().dependencies)
  expect([...new Set(names)].filter((name) => !brought.includes(name) && !builtinModules.includes(name))).toEqual([])
})

test('build: the preload script is CommonJS and needs nothing but Electron', () => {
  expect(importsOf('out/preload/index.cjs').map(({ to }) => to)).toEqual(['electron'])
  expect(readFileSync(join(root, 'out/preload/index.cjs'), 'utf8')).not.toMatch(/^\s*(import|export)\s/m)
})

test('build: the page loads its own files only, none of them inline', () => {
  const html = readFileSync(join(root, 'out/renderer/index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|style=/i)
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(addresses.length).toBeGreaterThan(1)
  expect(addresses.filter((address) => !address.startsWith('/') || address.startsWith('//'))).toEqual([])
})

test('build: the library is a few files, and what is seldom needed is loaded when it is asked for', () => {
  const door = 'out/library/index.js'
  const atOnce = [...reachedFrom(door, 'at once')]
  expect(atOnce.filter((path) => path.startsWith('out/')).length).toBeLessThan(12)
  const seldom = ['countries-list', 'disposable-email-domains-js', 'papaparse']
  expect(seldom.filter((name) => atOnce.includes(name))).toEqual([])
  const all = reachedFrom(door)
  expect(seldom.filter((name) => !all.has(name))).toEqual([])
  // SQLite is by far the largest part, and is none of the first.
  const bytes = (paths: Iterable<string>) =>
    [...paths].filter((path) => path.startsWith('out/')).reduce((sum, path) => sum + statSync(join(root, path)).size, 0)
  expect(bytes(all) - bytes(atOnce)).toBeGreaterThan(400_000)
})

test('package: every door it names is there', () => {
  const { bin, exports, main } = packageManifest()
  const doors = [main, ...Object.values(bin), ...Object.values(exports).flatMap((door) => Object.values(door))]
  expect(doors.filter((door) => !existsSync(join(root, door)))).toEqual([])
  expect(readFileSync(join(root, cli), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

test('package: Electron is not installed with it', () => {
  expect(Object.keys(packageManifest().dependencies)).not.toContain('electron')
})

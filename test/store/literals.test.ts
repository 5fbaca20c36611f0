/** What lists pass over texts by: a text that matches is never passed over, and most of the others are. */
import { expect, test } from 'vitest'
import { addGrams, blocksWith, clearGrams, createGrams, partOf } from '../../src-shared/store/grams.ts'
import { literalsOf } from '../../src-shared/store/literals.ts'
import { chanceFrom } from '../properties/random.ts'

const letters = ['a', 'b', 'B', 'é', '🦜', '.', '$', '\\', '\n', '7']
const pieces = [
  'a',
  'b',
  'B',
  'é',
  '🦜',
  '.',
  String.raw`\.`,
  String.raw`\$`,
  String.raw`\\`,
  String.raw`\d`,
  String.raw`\b`,
]
const more = ['|', '(b)', '(?:a|b)', '[ab]', 'a{0}', String.raw`\u{61}`, String.raw`\x61`, '^', '$', '(?!a)', '']
const often = ['', '', '', '*', '+', '?', '*?', '+?', '{0,2}']

test('literals: every text that a pattern matches has them', () => {
  const { below, flag, oneOf, someOf } = chanceFrom(3)
  let [told, matched] = [0, 0]
  for (let run = 0; run < 20_000; run += 1) {
    const body = someOf(pieces, 5).map((piece) => piece + (piece === String.raw`\b` ? '' : oneOf(often)))
    const pattern = `${flag() ? '^' : ''}${body.join('')}${below(3) === 0 ? oneOf(more) : ''}${flag() ? '$' : ''}`
    const literals = literalsOf(pattern)
    if (literals.length > 0) told += 1
    const text = someOf(letters, 8).join('')
    if (!new RegExp(pattern, 'u').test(text)) continue
    matched += 1
    for (const literal of literals) expect(`\n${text}\n`, pattern).toContain(literal)
  }
  expect(told).toBeGreaterThan(5_000)
  expect(matched).toBeGreaterThan(2_000)
})

test.each([
  ['^Gr.ce', ['\nGr', 'ce']],
  [String.raw`@example\.test$`, ['@example.test\n']],
  ['ab?c+d*e', ['a', 'c', 'e']],
  ['^$', ['\n\n']],
  [String.raw`US\$`, ['US$']],
  ['Ada|Grace', []],
])('literals: those of %s are told', (pattern, literals) => {
  expect(literalsOf(pattern)).toEqual(literals)
})

test('grams: know every part of the texts of each block, and few others', () => {
  const { below } = chanceFrom(4)
  const texts = Array.from({ length: 32 }, () =>
    Array.from({ length: 32 }, () => `\nUser mark${below(100_000)}`).join(''),
  )
  const grams = createGrams(Math.max(...texts.map(({ length }) => length)))
  texts.forEach((text, block) => addGrams(grams, block, text))
  const mayContain = (block: number, part: string) => (blocksWith(grams, [partOf(part)]) & (1 << block)) !== 0
  let mistaken = 0
  for (let run = 0; run < 1_000; run += 1) {
    const block = below(32)
    const text = texts[block] ?? ''
    const start = below(text.length)
    const part = text.slice(start, start + below(12))
    expect(mayContain(block, part), part).toBe(true)
    if (mayContain(block, `k${below(100_000)}x${below(10)}`)) mistaken += 1
  }
  expect(mistaken).toBeLessThan(100)
  clearGrams(grams, 1 << 31)
  expect(mayContain(31, 'User')).toBe(false)
  expect(mayContain(30, 'User')).toBe(true)
})

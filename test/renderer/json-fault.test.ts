import { expect, test } from 'vitest'
import { jsonFault } from '../../src-renderer/ui/json-fault.ts'
import { seededRandom } from '../../src-shared/simulate/random.ts'

const faults = [
  ['', 1, 1, 'a value'],
  ['{\n  "theme": "dark"\n  "language": "en"\n}', 3, 3, 'a comma or }'],
  ['{ theme: 1 }', 1, 3, 'a name in double quotes or }'],
  ['{"a": 1,}', 1, 9, 'a name in double quotes'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['{"a": }', 1, 7, 'a value'],
  ['[1, 2', 1, 6, 'a comma or ]'],
  ['[1 2]', 1, 4, 'a comma or ]'],
  ['["a\nb"]', 1, 2, 'a value or ]'],
  ['{} {}', 1, 4, 'nothing more'],
  ['{"a": 01}', 1, 8, 'a comma or }'],
] as const

test.each(faults)('JSON: %j is wrong in line %i at column %i', (text, line, column, expected) => {
  expect(jsonFault(text)).toEqual({ line, column, expected })
})

test('JSON: what can be parsed has no fault and what cannot has one, whatever is typed', () => {
  const pieces = ['{', '}', '[', ']', ',', ':', '"a"', '"\\n"', '"\\x"', '1', '-', '2e3', 'true', 'nul', ' ', '\n', '"']
  const random = seededRandom(7)
  const pick = () => pieces[Number.parseInt(random.hex(4), 16) % pieces.length] ?? ''
  let good = 0
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + (round % 9) }, pick).join('')
    const isGood = parses(text)
    if (isGood) good += 1
    expect([text, jsonFault(text) === null]).toEqual([text, isGood])
  }
  expect(good).toBeGreaterThan(500)
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

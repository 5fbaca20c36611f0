import { expect, test } from 'vitest'
import { isPhone } from '../../src-shared/domain/phone.ts'

test.each([
  ['+15555550100', 'United States'],
  ['+442071838750', 'United Kingdom'],
  ['+4915112345678', 'Germany'],
  ['+79161234567', 'Russia'],
  ['+972501234567', 'Israel'],
  ['+85251234567', 'Hong Kong'],
  ['+6834002', 'Niue, with the least digits there are'],
  ['+123456789012345', 'the most digits there are'],
  ['+881612345678', 'a satellite network'],
])('phone: accepts %s (%s)', (text) => {
  expect(isPhone(text)).toBe(true)
})

test.each([
  ['', 'empty'],
  ['15555550100', 'no plus'],
  ['+05555550100', 'a leading zero'],
  ['+155555', 'six digits'],
  ['+1234567890123456', 'sixteen digits'],
  ['+1 555 555 0100', 'spaces'],
  ['+1-555-555-0100', 'hyphens'],
  ['+1555555010a', 'a letter'],
  ['+15555550100\n', 'a line break at the end'],
  ['+١٢٣٤٥٦٧٨', 'digits that are not ASCII'],
  ['+2101234567', 'a code that is not assigned'],
  ['+3841234567', 'a code that was given back'],
  ['+9991234567', 'a code that is not assigned'],
])('phone: refuses %j (%s)', (text) => {
  expect(isPhone(text)).toBe(false)
})

test('phone: knows every assigned calling code', () => {
  const prefixes = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0'))
  const known = prefixes.filter((prefix) => isPhone(`+${prefix}1234567`))
  // A code of one digit fills a hundred prefixes, one of two digits ten.
  const counts = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(
    (digit) => known.filter((prefix) => prefix.startsWith(digit)).length,
  )
  expect(counts).toEqual([100, 79, 97, 93, 100, 91, 100, 55, 94])
})

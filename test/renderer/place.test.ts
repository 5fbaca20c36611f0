import { expect, test } from 'vitest'
import { formatPlace, parsePlace } from '../../src-renderer/navigation/place.ts'
import { nextPlace } from '../../src-renderer/navigation/use-place.ts'

test('address: what is written is read back, signs of addresses in an id included', () => {
  const place = { screen: 'users', id: 'a/b?c#d %', parameters: { project: 'demo', filter: 'label:a&b' } }
  expect(parsePlace(formatPlace(place))).toEqual(place)
})

test('address: a broken escape is taken as it stands', () => {
  expect(parsePlace('#/users/50%')).toEqual({ screen: 'users', id: '50%', parameters: {} })
})

test('address: another screen keeps the project and leaves filter and opened row', () => {
  const from = parsePlace('#/requests/r1?project=shop&filter=status:4xx')
  expect(nextPlace(from, { screen: 'connect' })).toEqual({
    screen: 'connect',
    id: null,
    parameters: { project: 'shop' },
  })
})

test('address: on the same screen what is not named stays', () => {
  const from = parsePlace('#/requests/r1?project=shop')
  expect(nextPlace(from, { parameters: { filter: 'a' } })).toEqual({
    screen: 'requests',
    id: 'r1',
    parameters: { project: 'shop', filter: 'a' },
  })
})

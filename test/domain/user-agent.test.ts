import { expect, test } from 'vitest'
import { describeUserAgent } from '../../src-shared/domain/user-agent.ts'
import { realUserAgents } from './real-user-agents.ts'

const blank = {
  osCode: '',
  osName: '',
  osVersion: '',
  clientType: '',
  clientCode: '',
  clientName: '',
  clientVersion: '',
  clientEngine: '',
  clientEngineVersion: '',
  deviceName: '',
  deviceBrand: '',
  deviceModel: '',
}

test.each(realUserAgents)('user agent: tells %s', (_title, userAgent, system, client, device) => {
  expect(describeUserAgent(userAgent)).toEqual({
    osCode: system[0],
    osName: system[1],
    osVersion: system[2],
    clientType: client[0],
    clientCode: client[1],
    clientName: client[2],
    clientVersion: client[3],
    clientEngine: client[4],
    clientEngineVersion: client[5],
    deviceName: device[0],
    deviceBrand: device[1],
    deviceModel: device[2],
  })
})

test('user agent: knows nothing of empty text', () => {
  expect(describeUserAgent('')).toEqual(blank)
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty/1.0', '\u0000', '💥'.repeat(40)])(
  'user agent: knows nothing of %j',
  (text) => {
    expect(describeUserAgent(text)).toEqual(blank)
  },
)

test.each([
  ['letters', 'a'],
  ['brackets', '('],
  ['spaces', ' '],
  ['digits and dots', '1.'],
  ['systems', 'Android ;'],
  ['browsers', 'Version/'],
  ['engines', 'Trident/ MSIE '],
])('user agent: gets through 100 kB of %s, and keeps short values', (_title, piece) => {
  const hostile = `Mozilla/5.0 ${piece.repeat(Math.ceil(100_000 / piece.length))}`
  expect(Object.values(describeUserAgent(hostile)).filter((value) => value.length > 256)).toEqual([])
})

import { expect, test } from 'vitest'
import { answerCalls, type CallPort } from '../../src-main/desktop/calls.ts'
import { callNames } from '../../src-main/preload/call-names.ts'

const own = { url: 'http://localhost:4280/#/users', parent: null }

const undo = { action: 'undo', does: 'Undo', group: 'Anywhere', keys: null, isEnabled: true }

const notice = {
  title: '402 118 for grace',
  body: 'Email OTP',
  button: 'Copy code',
  copies: { text: '402118', isSecret: true },
}

function answering() {
  const listeners = new Map<string, Parameters<CallPort['handle']>[1]>()
  const done: string[] = []
  answerCalls(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    {
      origin: () => 'http://localhost:4280',
      revealDataFile: () => done.push('reveal') > 0,
      revealSnapshot: async (name) => done.push(`reveal ${name}`) > 0,
      showTheme: (theme) => void done.push(`theme ${theme}`),
      showActions: (actions) => void done.push(`actions ${actions.map(({ does }) => does).join()}`),
      copy: async ({ text }) => void done.push(`copy ${text}`),
      notify: ({ title }) => done.push(`notify ${title}`) > 0,
    },
  )
  const call = (channel: string, frame: typeof own | { url: string; parent: object } | null, ...rest: unknown[]) =>
    listeners.get(channel)?.({ senderFrame: frame }, ...rest)
  return { call, done, channels: [...listeners.keys()] }
}

test('calls: answers the named ones and no more', () => {
  expect(answering().channels.toSorted()).toEqual(Object.values(callNames).toSorted())
})

test('calls: serves the own main frame', () => {
  const { call, done } = answering()
  expect(call(callNames.revealDataFile, own)).toBe(true)
  call(callNames.showTheme, own, 'dark')
  call(callNames.showActions, own, [undo])
  call(callNames.copy, own, { text: '402118', isSecret: true })
  expect(call(callNames.notify, own, notice)).toBe(true)
  call(callNames.revealSnapshot, own, 'checkout')
  expect(done).toEqual([
    'reveal',
    'theme dark',
    'actions Undo',
    'copy 402118',
    'notify 402 118 for grace',
    'reveal checkout',
  ])
})

test.each([
  ['a frame inside the page', { url: own.url, parent: {} }],
  ['a foreign page', { url: 'https://example.com/', parent: null }],
  ['another port', { url: 'http://localhost:4281/', parent: null }],
  ['a frame that is gone', null],
])('calls: refuses %s', (_who, frame) => {
  const { call, done } = answering()
  for (const channel of Object.values(callNames))
    expect(() => call(channel, frame, 'dark')).toThrow(/not for this page/)
  expect(done).toEqual([])
})

test.each([['sepia'], [undefined], [['dark']]])('calls: refuses the theme %s', (theme) => {
  const { call, done } = answering()
  expect(() => call(callNames.showTheme, own, theme)).toThrow(/system, light or dark/)
  expect(done).toEqual([])
})

test.each([
  [undefined],
  ['Undo'],
  [[null]],
  [[{ ...undo, group: 'File' }]],
  [[{ ...undo, does: 'x'.repeat(101) }]],
  [[{ ...undo, keys: 1 }]],
  [[{ ...undo, isEnabled: 'yes' }]],
  [Array.from({ length: 201 }, () => undo)],
])('calls: refuses the actions %j', (actions) => {
  const { call, done } = answering()
  expect(() => call(callNames.showActions, own, actions)).toThrow(/words, group and keys/)
  expect(done).toEqual([])
})

test.each([
  [callNames.revealSnapshot, { name: 'checkout' }],
  [callNames.copy, undefined],
  [callNames.copy, '402118'],
  [callNames.copy, { text: 402118, isSecret: true }],
  [callNames.copy, { text: 'x'.repeat(100_001), isSecret: false }],
  [callNames.notify, null],
  [callNames.notify, { ...notice, title: undefined }],
  [callNames.notify, { ...notice, copies: '402118' }],
  [callNames.notify, { ...notice, body: 'x'.repeat(101) }],
])('calls: %s refuses %j', (channel, parameter) => {
  const { call, done } = answering()
  expect(() => call(channel, own, parameter)).toThrow(/is copied|notification|named by a text/)
  expect(done).toEqual([])
})

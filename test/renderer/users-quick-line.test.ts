import { expect, test } from 'vitest'
import { parseQuickLine } from '../../src-renderer/features/users/create/quick-line.ts'
import { createCall, draftErrors, emptyDraft, labelsOf } from '../../src-renderer/features/users/create/user-draft.ts'
import { finishedFilter, wordsOf } from '../../src-renderer/features/users/list/user-filter.ts'

test.each([
  [
    'Grace Hopper <grace@example.test> +15555550100 #beta',
    { name: 'Grace Hopper', email: 'grace@example.test', phone: '+15555550100', labels: ['beta'] },
  ],
  [
    '#beta #staff grace@example.test Grace',
    { name: 'Grace', email: 'grace@example.test', phone: '', labels: ['beta', 'staff'] },
  ],
  ['+1(555)555-0100', { name: '', email: '', phone: '+15555550100', labels: [] }],
  ['Grace <', { name: 'Grace <', email: '', phone: '', labels: [] }],
  ['   ', { name: '', email: '', phone: '', labels: [] }],
])('quick line: reads "%s"', (line, user) => {
  expect(parseQuickLine(line)).toEqual(user)
})

test('create user: sends only what was filled, and asks for an ID', () => {
  const call = createCall({ ...emptyDraft, name: ' Grace ', password: ' keeps its spaces ' })
  expect(call.body).toEqual({ userId: 'unique()', name: 'Grace', password: ' keeps its spaces ' })
})

test('create user: sends the ID that was typed', () => {
  expect(createCall({ ...emptyDraft, id: 'grace' }).body).toEqual({ userId: 'grace' })
})

test('labels: are read once each, whatever parts them', () => {
  expect(labelsOf({ ...emptyDraft, labels: '#beta, staff beta;vip' })).toEqual(['beta', 'staff', 'vip'])
})

test('labels: one that the server would refuse is named', () => {
  expect(draftErrors({ ...emptyDraft, labels: 'beta early-access' }).labels).toContain('"early-access"')
  expect(draftErrors({ ...emptyDraft, labels: 'beta' })).toEqual({})
})

test('filter: a token without its value is not asked for yet', () => {
  expect(finishedFilter('grace status: label:beta')).toBe('grace label:beta')
  expect(finishedFilter('http: x')).toBe('http: x')
})

test('filter: its words are what a new user might be called', () => {
  expect(wordsOf('status:blocked Grace label:beta Hopper')).toBe('Grace Hopper')
})

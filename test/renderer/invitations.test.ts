/** Invitations: what their links tell, and what the form sends. */
import { expect, test } from 'vitest'
import { acceptingCall, readInvitations } from '../../src-renderer/data/invitations.ts'
import {
  inviteCall,
  invitee,
  inviteErrors,
  refusedField,
} from '../../src-renderer/features/teams/forms/invite-draft.ts'

const invited = { id: 'm1', teamId: 'core', userId: 'ada', roles: ['viewer'] }

test('invitations: a link tells the membership, the secret and the page that it was made for', () => {
  const link = 'http://localhost:3000/join?lang=de&membershipId=m1&userId=ada&secret=abc&teamId=core&teamName=Core#top'
  const read = readInvitations(['not a link', link])
  expect([...read.keys()]).toEqual(['m1'])
  expect(read.get('m1')).toEqual({ link, secret: 'abc', page: 'http://localhost:3000/join?lang=de#top' })
})

test('invitations: are accepted by their secret, and by a server where there is none', () => {
  expect(acceptingCall(invited, { link: '', page: '', secret: 'abc' })).toEqual({
    method: 'PATCH',
    path: '/v1/teams/core/memberships/m1/status',
    body: { userId: 'ada', secret: 'abc' },
  })
  expect(acceptingCall(invited, null)).toEqual({
    method: 'POST',
    path: '/v1/teams/core/memberships',
    body: { userId: 'ada', roles: ['viewer'] },
  })
})

test('invite: knows an email, a phone number and a user by how it is written', () => {
  expect(invitee(' ada@example.test ')).toEqual({ email: 'ada@example.test' })
  expect(invitee('+1 (555) 555-0100')).toEqual({ phone: '+15555550100' })
  expect(invitee('ada')).toEqual({ userId: 'ada' })
})

test('invite: sends a page to users alone, and each role once', () => {
  const team = { id: 'core', name: 'Core' }
  const draft = { who: 'ada', roles: 'viewer, editor viewer', url: 'http://localhost:3000/join' }
  expect(inviteCall(team, draft, true).body).toEqual({ userId: 'ada', roles: ['viewer', 'editor'] })
  expect(inviteCall(team, draft, false).body).toMatchObject({ url: 'http://localhost:3000/join' })
})

test('invite: says at the field what is missing or refused', () => {
  expect(inviteErrors({ who: ' ', roles: 'on call!', url: '' })).toEqual({
    who: 'Who is to be invited?',
    roles: expect.stringContaining('"call!" does not fit'),
  })
  const refused = (type: string, message: string) => refusedField({ type, message })
  expect(refused('general_argument_invalid', 'The parameter `url` is not accepted: the host is not allowed.')).toEqual({
    url: 'The host is not allowed.',
  })
  expect(refused('user_not_found', 'There is no such user.')).toEqual({ who: 'There is no such user.' })
  expect(refused('user_blocked', 'The user is blocked.')).toBeNull()
})

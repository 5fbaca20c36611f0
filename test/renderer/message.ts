import type { InboxMessage } from '../../src-shared/contract/inbox.ts'

/** A mail with a code for Grace, unused, but for what the test says. */
export function message(parts: Partial<InboxMessage> = {}): InboxMessage {
  return {
    id: 'm1',
    channel: 'email',
    kind: 'email-otp',
    projectId: 'demo',
    userId: 'grace',
    to: 'grace@example.test',
    toName: 'Grace Hopper',
    from: 'noreply@offwrite.test',
    fromName: 'demo',
    replyTo: '',
    replyToName: '',
    subject: 'OTP for demo Login',
    text: 'Enter this code',
    html: '',
    code: '402118',
    link: null,
    secret: null,
    subjectId: 't1',
    state: 'unused',
    createdAt: '2026-03-01T12:00:00.000Z',
    expire: '2026-03-01T12:15:00.000Z',
    requestId: 'r1',
    usedByRequestId: null,
    ...parts,
  }
}

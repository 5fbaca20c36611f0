import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { markMessagesUsed, messageState, type NewMessage, sendMessage } from '../../src-shared/domain/outbox.ts'
import { createProject } from '../../src-shared/domain/project.ts'
import { seededRandom } from '../../src-shared/simulate/random.ts'
import { openStore } from '../../src-shared/store/store.ts'

const now = Date.parse('2026-03-01T12:00:00.000Z')
const minute = 60_000

/** A project with one login code in the outbox, whose token lives for 15 minutes. */
async function outboxWithCode() {
  const store = openStore({ sql: await initSqlJs(), stored: null, commitLog: null, onCommit: () => {} })
  const random = seededRandom(1)
  const identity = { id: 'demo', name: 'Demo shop', madeBy: 'start', strictKeys: false, settings: {} } as const
  const project = createProject(store, random, now, identity)
  const notes: string[] = []
  const scope = {
    store,
    project,
    now,
    random,
    requestId: 'request-1',
    client: { ip: '127.0.0.1', userAgent: '' },
    locale: 'en',
    note: (text: string) => void notes.push(text),
    meetFault: () => null,
  }
  const expire = now + 15 * minute
  const code: NewMessage = {
    channel: 'email',
    kind: 'email-otp',
    userId: 'grace',
    to: 'grace@example.test',
    toName: 'Grace',
    subject: 'OTP for Demo shop Login',
    text: '402118',
    html: '<p>402118</p>',
    code: '402118',
    link: null,
    secret: '402118',
    subjectId: 'token-1',
    expire,
  }
  const send = (message: Partial<NewMessage> = {}) => {
    store.commit(() => sendMessage(scope, { ...code, ...message }))
    const [sent] = store.messages.list({ projectId: 'demo' }, { newestFirst: true, limit: 1 })
    if (sent === undefined) throw new Error('Nothing was sent.')
    return sent
  }
  const token = store.commit(() =>
    store.tokens.insert({
      projectId: 'demo',
      id: 'token-1',
      userId: 'grace',
      createdAt: now,
      type: 9,
      secret: '402118',
      secretHash: '',
      expire,
      ip: '',
      userAgent: '',
    }),
  ).result
  const state = (id: string, at = now) => {
    const message = store.messages.first({ projectId: 'demo', id })
    return message === null ? null : messageState(store, message, at)
  }
  return { store, scope, send, token, state, notes }
}

test('outbox: a message names its project as sender, and the request that sent it', async () => {
  const { send, notes } = await outboxWithCode()
  expect(send()).toMatchObject({ from: 'noreply@offwrite.test', fromName: 'Demo shop', requestId: 'request-1' })
  expect(send({ channel: 'sms', to: '+15555550100' })).toMatchObject({ from: '', fromName: 'Demo shop' })
  expect(notes).toEqual(['a mail to grace@example.test is in the inbox', 'an SMS to +15555550100 is in the inbox'])
})

test('outbox: an unused message expires with its time, to the millisecond', async () => {
  const { send, state } = await outboxWithCode()
  const { id } = send()
  expect(state(id, now + 15 * minute - 1)).toBe('unused')
  expect(state(id, now + 15 * minute)).toBe('expired')
})

test('outbox: a used message stays used, also when its token is gone and its time over', async () => {
  const { store, scope, send, token, state } = await outboxWithCode()
  const { id } = send()
  store.commit(() => {
    markMessagesUsed({ ...scope, requestId: 'request-2' }, 'token-1')
    store.tokens.delete(token)
  })
  expect(state(id, now + 16 * minute)).toBe('used')
  expect(store.messages.first({ id })?.usedByRequestId).toBe('request-2')
})

test('outbox: a message whose token was deleted unused has expired', async () => {
  const { store, send, token, state } = await outboxWithCode()
  const { id } = send()
  store.commit(() => store.tokens.delete(token))
  expect(state(id)).toBe('expired')
})

test('outbox: a second message about the same token replaces the first, one about another does not', async () => {
  const { send, state } = await outboxWithCode()
  const first = send()
  const other = send({ subjectId: '', kind: 'session-alert', code: null, expire: null })
  const another = send({ subjectId: '', kind: 'session-alert', code: null, expire: null })
  const second = send()
  expect([first, other, another, second].map(({ id }) => state(id))).toEqual(['replaced', 'unused', 'unused', 'unused'])
})

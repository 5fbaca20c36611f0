/** `offwrite inbox …`: what would have been mailed or texted. */
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { NotThereError } from '../failure.ts'
import { projectOption, serverOptions, withServer } from '../server.ts'
import { anyText, oneWordOf, optionalValue, switchedOn } from '../setting.ts'
import { alignedRows, counted, printableText } from '../table.ts'

const filters = {
  to: optionalValue(anyText('Address or number it went to', 'address', 'grace@example.test')),
  kind: optionalValue(
    oneWordOf(
      'What it is about',
      [
        'verification',
        'magic-url',
        'email-otp',
        'recovery',
        'invitation',
        'mfa-challenge',
        'session-alert',
        'phone-otp',
        'phone-verification',
      ],
      'recovery',
    ),
  ),
  channel: optionalValue(oneWordOf('How it was sent', ['email', 'sms'], 'sms')),
  unused: switchedOn('Only if its code or link was not used yet'),
  since: optionalValue(anyText('Only what came after this message or time', 'id|time', '2027-01-31T09:00:00Z')),
  ...projectOption,
  ...serverOptions,
} as const

/** The query of the control API; what was not asked for is not in it. */
function query(asked: Readonly<Record<string, string | boolean | null>>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== null && value !== false) parameters.set(name, String(value))
  }
  return parameters.toString()
}

const parts = ['code', 'link', 'secret', 'text', 'html', 'subject'] as const

export const latestMessage = defineCommand({
  name: 'inbox latest',
  summary: 'Print the newest message, or wait for one',
  arguments: {},
  options: {
    ...filters,
    wait: optionalValue({
      ...anyText('How long to wait for one to arrive, at most 60s', 'span', '5s'),
      wanted: 'a time such as 5s or 500ms',
      fit: (text) => (/^\d{1,6}(ms|s)$/.test(text) ? text : null),
    }),
    print: optionalValue(oneWordOf('Print this part alone', parts, 'code')),
  },
  examples: ['inbox latest --to grace@example.test --wait 5s', 'inbox latest --kind email-otp --print code'],
  run: ({ to, kind, channel, unused, since, wait, print, project }, context) =>
    withServer(context, async ({ client }) => {
      const asked = query({ to, kind, channel, unused, since, wait, projectId: project })
      const { body } = await client.send({ method: 'GET', path: `/__emulator/inbox/latest?${asked}` })
      const message = messageIn(body)
      return { json: message, text: print === null ? whole(message) : `${partOf(message, print)}\n` }
    }),
})

function partOf(message: InboxMessage, part: (typeof parts)[number]): string {
  const text = message[part]
  if (text !== null && text !== '') return text
  throw new NotThereError(
    `The message "${message.subject || message.kind}" to ${message.to} has no ${part}.`,
    'See all of it with: offwrite inbox latest --json',
    exitCodes.notFound,
  )
}

export const listMessages = defineCommand({
  name: 'inbox list',
  summary: 'List messages, the newest last',
  arguments: {},
  options: filters,
  examples: ['inbox list --unused', 'inbox list --to grace@example.test --json'],
  run: ({ to, kind, channel, unused, since, project }, context) =>
    withServer(context, async ({ client }) => {
      const asked = query({ to, kind, channel, unused, since, projectId: project })
      const { body } = await client.send({ method: 'GET', path: `/__emulator/inbox?${asked}` })
      const messages = messagesIn(body)
      const rows = messages.map(({ createdAt, kind: about, to: address, code, link, state }) => [
        createdAt,
        about,
        address,
        state,
        code ?? link ?? '-',
      ])
      return { json: body, text: `${alignedRows(rows)}${counted(messages.length, 'message')}\n` }
    }),
})

export const clearInbox = defineCommand({
  name: 'inbox clear',
  summary: 'Delete all messages, or those of a project',
  arguments: {},
  options: { ...projectOption, ...serverOptions },
  examples: ['inbox clear'],
  run: ({ project }, context) =>
    withServer(context, async ({ client }) => {
      await client.send({ method: 'DELETE', path: `/__emulator/inbox?${query({ projectId: project })}` })
      return { json: {}, text: 'The inbox is empty.\n' }
    }),
})

function whole({ channel, subject, from, to, createdAt, state, text }: InboxMessage): string {
  const heads = [
    ['To', to],
    ['From', from],
    ...(channel === 'email' ? [['Subject', subject]] : []),
    ['Sent', `${createdAt}, ${state}`],
  ]
  return `${alignedRows(heads)}\n${text.split('\n').map(printableText).join('\n').trimEnd()}\n`
}

function messageIn(body: unknown): InboxMessage {
  if (isMessage(body)) return body
  throw new TypeError('The server answered no message.')
}

function messagesIn(body: unknown): readonly InboxMessage[] {
  const messages: unknown = typeof body === 'object' && body !== null && 'messages' in body ? body.messages : null
  return Array.isArray(messages) ? messages.filter(isMessage) : []
}

/** Server and command line ship together. */
function isMessage(value: unknown): value is InboxMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && 'channel' in value
}

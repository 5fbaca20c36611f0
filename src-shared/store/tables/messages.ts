/** The outbox: every email and SMS that the server would have sent. */
import { instant, instantOrNull, oneOf, text, textOrNull } from '../column.ts'
import { defineTable, type RecordOf } from '../table.ts'

export const messages = defineTable({
  name: 'messages',
  columns: {
    projectId: text(),
    id: text(),
    createdAt: instant(),
    channel: oneOf('email', 'sms'),
    kind: oneOf(
      'verification',
      'magic-url',
      'email-otp',
      'recovery',
      'invitation',
      'mfa-challenge',
      'session-alert',
      'phone-otp',
      'phone-verification',
    ),
    userId: text(),
    to: text(),
    toName: text(),
    from: text(),
    fromName: text(),
    subject: text(),
    text: text(),
    html: text(),
    code: textOrNull(),
    link: textOrNull(),
    secret: textOrNull(),
    /** The token, membership or challenge that it carries. */
    subjectId: text(),
    state: oneOf('unused', 'used', 'replaced'),
    expire: instantOrNull(),
    requestId: text(),
    usedByRequestId: textOrNull(),
    /** Empty where answers go to the sender. */
    replyTo: text(),
    replyToName: text(),
  },
  unique: [['projectId', 'id']],
  indexes: [['projectId'], ['projectId', 'userId'], ['projectId', 'subjectId']],
})

export type Message = RecordOf<(typeof messages)['columns']>

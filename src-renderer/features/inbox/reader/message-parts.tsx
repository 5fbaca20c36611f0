import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { Fact, Section } from '../../../ui/section.tsx'

export function MessageText({ message }: { readonly message: InboxMessage }) {
  return <CodeBlock code={message.text.trimEnd()} what="text of the message" wraps />
}

/** What the message says of this very user and request, by the names that templates give it. */
export function MessageVariables({
  message,
  projectName,
}: {
  readonly message: InboxMessage
  readonly projectName: string
}) {
  const { toName, code, link, userId, subjectId, expire } = message
  const own = [
    ['user', toName],
    ['project', projectName],
    ...(code === null ? [] : [['otp', code]]),
    ...(link === null ? [] : [['redirect', link]]),
  ]
  const carried = link === null ? [['userId', userId], ...(code === null ? [] : [['secret', code]])] : queryOf(link)
  return (
    <>
      <Values title="In the message" values={own} />
      <Values title={link === null ? 'For the call' : 'In the link'} values={carried} />
      {subjectId === '' ? null : (
        <Section title="Behind it">
          <dl>
            <Fact name={subjectNames[message.kind] ?? 'Token'}>
              <CopyText text={subjectId} what="ID" className="max-w-full" />
            </Fact>
            {expire === null ? null : (
              <Fact name="Expires">
                <AbsoluteTime at={expire} />
              </Fact>
            )}
          </dl>
        </Section>
      )}
    </>
  )
}

const subjectNames: Readonly<Partial<Record<InboxMessage['kind'], string>>> = {
  invitation: 'Membership',
  'mfa-challenge': 'Challenge',
}

function Values({ title, values }: { readonly title: string; readonly values: readonly (readonly string[])[] }) {
  return (
    <Section title={title}>
      <dl>
        {values.map(([name = '', value = '']) => (
          <Fact key={name} name={name}>
            {value === '' ? (
              <span className="text-tertiary">empty</span>
            ) : (
              <CopyText text={value} what={name} className="max-w-full" />
            )}
          </Fact>
        ))}
      </dl>
    </Section>
  )
}

function queryOf(link: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(link.split('#')[0]?.split('?')[1])]
}

export function MessageHeaders({ message }: { readonly message: InboxMessage }) {
  const { channel, from, fromName, replyTo, replyToName, to, toName, subject, createdAt, id } = message
  const headers = [
    ['From', address(fromName, from)],
    ...(replyTo === '' ? [] : [['Reply-To', address(replyToName, replyTo)]]),
    ['To', address(toName, to)],
    ...(channel === 'email' ? [['Subject', subject]] : []),
    ['Date', new Date(createdAt).toUTCString()],
    ['Message ID', id],
  ]
  return (
    <dl>
      {headers.map(([name = '', value = '']) => (
        <Fact key={name} name={name}>
          <span className="min-w-0 break-words">{value}</span>
        </Fact>
      ))}
    </dl>
  )
}

function address(name: string, mailbox: string): string {
  if (mailbox === '') return name
  return name === '' ? mailbox : `${name} <${mailbox}>`
}

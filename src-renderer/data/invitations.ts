/** Invitations that wait to be accepted: what their messages carry, and the call that accepts. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { Call } from '../../src-shared/client/transport.ts'
import type { Query } from './query-cache.ts'
import { fieldsOf, isRecord, listOf, textOf } from './read-fields.ts'
import { topics } from './topics.ts'

export interface Invitation {
  readonly link: string
  readonly secret: string
  /** The page that the link leads to, without what the server added. */
  readonly page: string
}

/** The membership that an invitation is for. */
export interface Invited {
  readonly id: string
  readonly teamId: string
  readonly userId: string
  readonly roles: readonly string[]
}

/** Those that nobody has used yet, by the id of their membership. */
export function invitationsQuery(client: ControlClient, projectId: string): Query<ReadonlyMap<string, Invitation>> {
  const asked = new URLSearchParams({ projectId, kind: 'invitation', unused: 'true' })
  return {
    key: `project/${projectId}/invitations`,
    topics: [topics.table(projectId, 'messages'), topics.table(projectId, 'memberships')],
    async load(signal) {
      const { body } = await client.send({ method: 'GET', path: `/__emulator/inbox?${asked.toString()}`, signal })
      const messages = listOf(fieldsOf(body)['messages']).filter(isRecord)
      return readInvitations(messages.map(({ link }) => textOf(link)))
    },
  }
}

const addedByServer = ['membershipId', 'userId', 'secret', 'teamId', 'teamName']

/** Only the link tells which membership it is for. */
export function readInvitations(links: readonly string[]): ReadonlyMap<string, Invitation> {
  return new Map(
    links.flatMap((link) => {
      if (!URL.canParse(link)) return []
      const page = new URL(link)
      const secret = page.searchParams.get('secret') ?? ''
      const membershipId = page.searchParams.get('membershipId') ?? ''
      for (const name of addedByServer) page.searchParams.delete(name)
      return [[membershipId, { link, secret, page: page.href }] as const]
    }),
  )
}

/** What the page does that the link opens; without a link a server's call confirms the membership. */
export function acceptingCall({ id, teamId, userId, roles }: Invited, invitation: Invitation | null): Call {
  const path = `/v1/teams/${encodeURIComponent(teamId)}/memberships`
  if (invitation === null) return { method: 'POST', path, body: { userId, roles } }
  return {
    method: 'PATCH',
    path: `${path}/${encodeURIComponent(id)}/status`,
    body: { userId, secret: invitation.secret },
  }
}

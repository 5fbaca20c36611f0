import { useMemo } from 'react'
import type { Call, Reply } from '../../../src-shared/client/transport.ts'
import { fieldsOf, textOf } from '../../data/read-fields.ts'
import { useServices } from '../../data/services.ts'
import { announce, sendAsProject, stepHeader, useActions, type ActionWords } from '../../data/use-action.ts'
import { useProjectId } from '../../data/use-project.ts'
import type { TeamCall } from './team-calls.ts'

export interface TeamActions {
  /** Makes one change; says what was done, or why not. Answers whether it was done. */
  run(change: TeamCall): Promise<boolean>
  /** As `run`, in the name of a user. */
  runAs(userId: string, change: TeamCall): Promise<boolean>
  /** For forms: in the name of a user, or of the server for null. Rejects, and says nothing. */
  send(userId: string | null, call: Call, doing: string): Promise<Reply>
  announce(reply: Reply, words: ActionWords): void
}

/** No session has this id, so the JWT stands for the user alone: nobody is signed in by it. */
const noSession = 'none'

export function useTeamActions(): TeamActions {
  const services = useServices()
  const projectId = useProjectId()
  const actions = useActions()
  return useMemo(() => {
    const { client, notices, undo } = services
    const sendAs = async (userId: string, call: Call, doing: string) => {
      // An API key confirms whom it invites, and owns no team: what a user does must come from that user.
      const made = await sendAsProject(client, projectId, {
        method: 'POST',
        path: `/v1/users/${encodeURIComponent(userId)}/jwts`,
        body: { sessionId: noSession },
      })
      const jwt = textOf(fieldsOf(made.body)['jwt'])
      return client.send({
        ...call,
        headers: { 'x-appwrite-project': projectId, 'x-appwrite-jwt': jwt, ...stepHeader(doing) },
      })
    }
    const send: TeamActions['send'] = (userId, call, doing) =>
      userId === null ? actions.send(call, doing) : undo.after(sendAs(userId, call, doing))
    return {
      send,
      announce: (reply, words) => announce(services, reply, words),
      run: async ({ call, doing, done }) => (await actions.run(call, { doing, done })) !== null,
      async runAs(userId, { call, doing, done }) {
        try {
          announce(services, await send(userId, call, doing), { doing, done })
          return true
        } catch (error) {
          notices.fail(error, doing)
          return false
        }
      },
    }
  }, [services, projectId, actions])
}

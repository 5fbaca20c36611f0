import { useCallback } from 'react'
import { acceptingCall, invitationsQuery, type Invited } from './invitations.ts'
import { useServices } from './services.ts'
import { announce, sendAsProject, stepHeader, type ActionWords } from './use-action.ts'
import { useProjectId } from './use-project.ts'

/** Accepts for the invitee, and says what was done or why not. Whether a link waits is asked then, not known before. */
export function useAcceptInvitation(): (invited: Invited, words: ActionWords) => Promise<void> {
  const services = useServices()
  const projectId = useProjectId()
  return useCallback(
    async (invited, words) => {
      const { client, notices } = services
      try {
        const waiting = await invitationsQuery(client, projectId).load(new AbortController().signal)
        const invitation = waiting.get(invited.id) ?? null
        const call = acceptingCall(invited, invitation)
        // Whoever follows the link has no key, and with one the call would be refused.
        const reply =
          invitation === null
            ? await sendAsProject(client, projectId, call, words.doing)
            : await client.send({ ...call, headers: { 'x-appwrite-project': projectId, ...stepHeader(words.doing) } })
        announce(services, reply, words)
      } catch (error) {
        notices.fail(error, words.doing)
      }
    },
    [services, projectId],
  )
}

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
      const { client, notices, undo } = services
      const accept = async () => {
        const waiting = await invitationsQuery(client, projectId).load(new AbortController().signal)
        const invitation = waiting.get(invited.id) ?? null
        const call = acceptingCall(invited, invitation)
        if (invitation === null) return sendAsProject(client, projectId, call, words.doing)
        // Whoever follows the link has no key, and with one the call would be refused.
        return client.send({ ...call, headers: { 'x-appwrite-project': projectId, ...stepHeader(words.doing) } })
      }
      try {
        announce(services, await undo.after(accept()), words)
      } catch (error) {
        notices.fail(error, words.doing)
      }
    },
    [services, projectId],
  )
}

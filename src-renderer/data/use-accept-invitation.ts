import { useCallback } from 'react'
import { acceptingCall, type Invitation, type Invited } from './invitations.ts'
import { useServices } from './services.ts'
import { announce, sendAsProject, stepHeader, type ActionWords } from './use-action.ts'
import { useProjectId } from './use-project.ts'

/** Accepts for the invitee, and says what was done or why not. */
export function useAcceptInvitation(): (
  invited: Invited,
  invitation: Invitation | null,
  words: ActionWords,
) => Promise<void> {
  const services = useServices()
  const projectId = useProjectId()
  return useCallback(
    async (invited, invitation, words) => {
      const { client, notices } = services
      const call = acceptingCall(invited, invitation)
      try {
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

/** A world with a team to be asked into, and its inbox. */
import type { JsonObject } from '../../src-shared/store/column.ts'
import type { Reply } from '../support/world.ts'
import { coreTeam, must } from '../teams/people.ts'

export const members = '/teams/core/memberships'

export async function worldWithInbox() {
  const { world, olga, sam } = await coreTeam()
  const invite = (invited: JsonObject): Promise<Reply> =>
    world.call('POST', members, {
      session: olga.session,
      body: { roles: [], url: 'http://localhost:3000/join', ...invited },
    })
  const inbox = async (query = '') => must(await world.control('GET', `/inbox${query}`)).body
  const latest = async (query = '') => must(await world.control('GET', `/inbox/latest${query}`)).body
  return { world, olga, sam, invite, inbox, latest }
}

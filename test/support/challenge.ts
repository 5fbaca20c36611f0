/** Proving a second factor. */
import { isStringList } from '../../src-shared/store/column.ts'
import type { Reply, World } from './world.ts'

/** Asks the session for a factor and answers with `otp`. */
export async function answerChallenge(world: World, session: string, factor: string, otp: string): Promise<Reply> {
  const asked = await world.call('POST', '/account/mfa/challenges', { session, body: { factor } })
  if (asked.status !== 201) throw new Error(asked.story)
  return world.call('PUT', '/account/mfa/challenges', { session, body: { challengeId: asked.body.$id, otp } })
}

/** Lets the session pass a challenge with one of six new recovery codes; answers the five that are left. */
export async function passChallenge(world: World, session: string): Promise<readonly string[]> {
  const { body } = await world.call('POST', '/account/mfa/recovery-codes', { session })
  const [used = '', ...left] = isStringList(body.recoveryCodes) ? body.recoveryCodes : []
  const passed = await answerChallenge(world, session, 'recoveryCode', used)
  if (passed.status !== 200) throw new Error(passed.story)
  return left
}

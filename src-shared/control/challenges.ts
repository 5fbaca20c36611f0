/** Challenges that wait for their code, and what becomes of them. */
import type { OpenChallenge } from '../contract/challenge.ts'
import { answerOf } from '../domain/challenge.ts'
import { isoTime } from '../domain/time.ts'
import { id, oneOf } from '../http/rules.ts'
import type { Challenge } from '../store/tables/challenges.ts'
import type { User } from '../store/tables/users.ts'
import { type ControlContext, controlFacts, controlUser, defineControlRoute, notFound } from './control-route.ts'
import { jsonModel } from './json-model.ts'

const path = '/projects/:projectId/users/:userId/challenges'

/** Oldest first; those that have expired are left out. */
export const listChallenges = defineControlRoute({
  ...controlFacts('GET', path),
  params: { projectId: id(), userId: id() },
  response: jsonModel<{ readonly total: number; readonly challenges: readonly OpenChallenge[] }>('OpenChallengeList'),
  handle({ projectId, userId }, context) {
    const user = controlUser(context, projectId, userId)
    const challenges = open(context, user).map((challenge) => describe(context, user, challenge))
    return { total: challenges.length, challenges }
  },
})

/** `pass` and `fail` hold for whatever code comes next; `expire` ends it now. */
export const updateChallenge = defineControlRoute({
  ...controlFacts('PATCH', `${path}/:challengeId`),
  params: { projectId: id(), userId: id(), challengeId: id(), outcome: oneOf(['pass', 'fail', 'expire']) },
  response: jsonModel<OpenChallenge>('OpenChallenge'),
  handle({ projectId, userId, challengeId, outcome }, context) {
    const { store } = context.world
    const user = controlUser(context, projectId, userId)
    const challenge = open(context, user).find((one) => one.id === challengeId)
    if (challenge === undefined) {
      notFound(`open challenge "${challengeId}" of the user "${userId}"`, 'List them with GET …/challenges.')
    }
    const change = outcome === 'expire' ? { expire: context.now } : { outcome }
    const changed = context.history.commit(`Let a challenge of ${user.name || user.id} ${outcome}`, () =>
      store.challenges.update({ ...challenge, ...change }),
    )
    return describe(context, user, changed)
  },
})

function open({ world: { store }, now }: ControlContext, { projectId, id: userId }: User): readonly Challenge[] {
  return store.challenges.list({ projectId, userId }).filter(({ expire }) => expire > now)
}

function describe({ world: { store }, now }: ControlContext, user: User, challenge: Challenge): OpenChallenge {
  const { id: challengeId, userId, factor, createdAt, expire, outcome } = challenge
  return {
    id: challengeId,
    userId,
    factor,
    code: answerOf({ store, now }, user, challenge),
    createdAt: isoTime(createdAt),
    expire: isoTime(expire),
    outcome,
  }
}

/** Who signs in at an OAuth2 provider without its page being shown: for tests, and for who signs in a lot. */
import type { OAuth2Answer, OAuth2Person } from '../contract/oauth2.ts'
import { isMock, knownPeople, newPerson, putStandingAnswer, standingAnswer } from '../domain/oauth-person.ts'
import { oAuthProviderKeys } from '../domain/oauth-providers.ts'
import { boolean, id, oneOf, optional, text, word } from '../http/rules.ts'
import { oauth2Outcomes } from '../store/tables/oauth2-answers.ts'
import { controlFacts, controlProject, defineControlRoute, notFound } from './control-route.ts'
import { jsonModel, noBody } from './json-model.ts'

// The mocks have one person each and nobody to ask.
const provider = word(oAuthProviderKeys.filter((key) => !isMock(key)))
const params = { projectId: id(), provider } as const

export const listOAuth2Answers = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/oauth2'),
  params: { projectId: id() },
  response: jsonModel<{ readonly total: number; readonly answers: readonly OAuth2Answer[] }>('OAuth2Answers'),
  handle({ projectId }, context) {
    const { id } = controlProject(context, projectId)
    const answers = context.world.store.oauth2Answers.list({ projectId: id }).map(shown)
    return { total: answers.length, answers }
  },
})

/** Whom the login page would offer. */
export const listOAuth2People = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/oauth2/:provider/people'),
  params,
  response: jsonModel<{ readonly total: number; readonly people: readonly OAuth2Person[] }>('OAuth2People'),
  handle({ projectId, provider }, context) {
    const people = knownPeople(known(context, projectId), provider)
    return { total: people.length, people }
  },
})

export const getOAuth2Answer = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/oauth2/:provider/person'),
  params,
  response: jsonModel<OAuth2Answer>('OAuth2Answer'),
  handle: ({ projectId, provider }, context) =>
    shown(standingAnswer(known(context, projectId), provider) ?? nobody(provider)),
})

/** What is left out is made up, and the page is not shown any more. */
export const putOAuth2Answer = defineControlRoute({
  ...controlFacts('PUT', '/projects/:projectId/oauth2/:provider/person'),
  params: {
    ...params,
    providerUid: optional(text({ min: 1, max: 128 }), null),
    name: optional(text({ min: 0, max: 128 }), null),
    email: optional(text({ min: 0, max: 320 }), null),
    emailVerified: optional(boolean(), true),
    outcome: optional(oneOf(oauth2Outcomes), 'sign-in' as const),
  },
  response: jsonModel<OAuth2Answer>('OAuth2Answer'),
  handle({ projectId, provider, providerUid, name, email, emailVerified, outcome }, context) {
    const found = known(context, projectId)
    const made = newPerson(found, provider)
    const answer: OAuth2Answer = {
      provider,
      providerUid: providerUid ?? made.providerUid,
      name: name ?? made.name,
      email: email ?? made.email,
      emailVerified,
      outcome,
    }
    context.history.commit(`Answer for ${provider}: ${answer.name || answer.providerUid}, ${answer.outcome}`, () =>
      putStandingAnswer({ ...found, now: context.now }, answer),
    )
    return answer
  },
})

/** From now on the page is shown again. */
export const deleteOAuth2Answer = defineControlRoute({
  ...controlFacts('DELETE', '/projects/:projectId/oauth2/:provider/person', 204),
  params,
  response: noBody,
  handle({ projectId, provider }, context) {
    const { store, project } = known(context, projectId)
    const record = store.oauth2Answers.first({ projectId: project.id, provider })
    if (record !== null) {
      context.history.commit(`Show the login page of ${provider} again`, () => store.oauth2Answers.delete(record))
    }
  },
})

function known(context: Parameters<typeof controlProject>[0], projectId: string) {
  return { store: context.world.store, project: controlProject(context, projectId) }
}

function nobody(provider: string): never {
  return notFound(`person who signs in with ${provider} without being asked`, 'Name one with PUT to the same address.')
}

function shown({ provider, providerUid, name, email, emailVerified, outcome }: OAuth2Answer): OAuth2Answer {
  return { provider, providerUid, name, email, emailVerified, outcome }
}

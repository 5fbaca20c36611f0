/** `POST /__emulator/samples`: twelve users in every state, for a first look. */
import type { LoadedSamples } from '../contract/snapshots.ts'
import { EmulatorError } from '../http/errors.ts'
import { id } from '../http/rules.ts'
import { sampleIds } from '../snapshot/sample-people.ts'
import { loadSamples as makeSamples, samplePassword } from '../snapshot/samples.ts'
import { controlFacts, controlProject, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

export const loadSamples = defineControlRoute({
  ...controlFacts('POST', '/samples', 201),
  params: { projectId: id() },
  response: jsonModel<LoadedSamples>('LoadedSamples'),
  async handle({ projectId }, context) {
    const { world, history, now } = context
    const { store, random, hasher, disposableDomains } = world
    const project = controlProject(context, projectId)
    const taken = sampleIds.find((userId) => store.users.first({ projectId: project.id, id: userId }) !== null)
    if (taken !== undefined) {
      throw new EmulatorError(
        409,
        'samples_present',
        `There is a user "${taken}" in the project "${project.id}" already.`,
        'Load the samples into a project of their own, or delete their users first.',
      )
    }
    await makeSamples({
      store,
      project,
      now,
      random,
      hasher,
      requestId: '',
      disposableDomains,
      client: { ip: '127.0.0.1', userAgent: '' },
      locale: 'en',
      transaction: (work) => history.commit('Load the samples', work),
      note: () => undefined,
      meetFault: () => null,
    })
    return { projectId: project.id, users: sampleIds, password: samplePassword }
  },
})

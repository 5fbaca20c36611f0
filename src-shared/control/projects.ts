/** Projects: list, make, read and change settings, delete. */
import type { ProjectDetail, ProjectSummary } from '../contract/control.ts'
import { createId } from '../domain/ids.ts'
import { changeSettings, createProject, projectOf } from '../domain/project.ts'
import { settingFault } from '../domain/project-settings.ts'
import { isoTime } from '../domain/time.ts'
import { EmulatorError } from '../http/errors.ts'
import { boolean, id, optional, text } from '../http/rules.ts'
import type { ProjectRecord } from '../store/tables/projects.ts'
import { type ControlContext, controlFacts, controlProject, defineControlRoute, invalid } from './control-route.ts'
import { jsonModel, noBody } from './json-model.ts'
import { anyFields } from './fields.ts'

export function summarizeProject(record: ProjectRecord, { world, log }: ControlContext): ProjectSummary {
  return {
    projectId: record.id,
    name: record.name,
    madeBy: record.madeBy,
    users: world.store.users.count({ projectId: record.id }),
    teams: world.store.teams.count({ projectId: record.id }),
    requests: log.seenIn(record.id),
    createdAt: isoTime(record.createdAt),
  }
}

function detail(record: ProjectRecord, context: ControlContext): ProjectDetail {
  return { ...summarizeProject(record, context), ...projectOf(record).settings }
}

export const listProjects = defineControlRoute({
  ...controlFacts('GET', '/projects'),
  params: {},
  response: jsonModel<{ readonly total: number; readonly projects: readonly ProjectSummary[] }>('ProjectList'),
  handle(_input, context) {
    const projects = context.world.store.projects.list({}).map((record) => summarizeProject(record, context))
    return { total: projects.length, projects }
  },
})

export const makeProject = defineControlRoute({
  ...controlFacts('POST', '/projects', 201),
  params: {
    projectId: optional(id(), null),
    name: optional(text({ min: 1, max: 128 }), null),
    rateLimits: optional(boolean(), true),
  },
  response: jsonModel<{ readonly projectId: string; readonly name: string; readonly apiKey: string }>('NewProject'),
  handle({ projectId, name, rateLimits }, { world, history, now }) {
    const { store, random } = world
    const chosen = projectId ?? createId(random, now)
    if (store.projects.first({ id: chosen }) !== null) {
      throw new EmulatorError(
        409,
        'project_exists',
        `A project "${chosen}" exists.`,
        'Leave projectId out for a generated one.',
      )
    }
    const project = history.commit(`Make the project ${chosen}`, () =>
      createProject(store, random, now, {
        id: chosen,
        name: name ?? chosen,
        madeBy: 'control',
        strictKeys: true,
        settings: rateLimits ? {} : { rateLimits },
      }),
    )
    return { projectId: chosen, name: project.name, apiKey: store.keys.first({ projectId: chosen })?.secret ?? '' }
  },
})

export const getProject = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId'),
  params: { projectId: id() },
  response: jsonModel<ProjectDetail>('ProjectDetail'),
  handle: ({ projectId }, context) => detail(controlProject(context, projectId).record, context),
})

export const updateProject = defineControlRoute({
  ...controlFacts('PATCH', '/projects/:projectId'),
  params: { projectId: id(), '*': anyFields() },
  response: jsonModel<ProjectDetail>('ProjectDetail'),
  handle({ projectId, '*': fields }, context) {
    const { record } = controlProject(context, projectId)
    const { name = record.name, ...settings } = fields
    if (typeof name !== 'string' || name === '')
      invalid('name must be text of at least one character.', 'For example "Demo".')
    for (const [key, value] of Object.entries(settings)) {
      const fault = settingFault(key, value)
      if (fault !== null) invalid(fault, 'Nothing was changed.')
    }
    const { store } = context.world
    const changed = context.history.commit(`Change settings of ${record.name}`, () =>
      changeSettings({ store, now: context.now }, { ...record, name }, settings),
    )
    context.events.publish({ type: 'status' })
    return detail(changed, context)
  },
})

export const deleteProject = defineControlRoute({
  ...controlFacts('DELETE', '/projects/:projectId', 204),
  params: { projectId: id() },
  response: noBody,
  async handle({ projectId }, context) {
    const { record } = controlProject(context, projectId)
    const { store } = context.world
    const step = `Delete the project ${record.name}`
    await context.snapshots.destroy(step, () =>
      context.history.commit(step, () => {
        for (const message of store.messages.list({ projectId })) store.messages.delete(message)
        for (const message of store.heldMessages.list({ projectId })) store.heldMessages.delete(message)
        for (const membership of store.memberships.list({ projectId })) store.memberships.delete(membership)
        for (const team of store.teams.list({ projectId })) store.teams.delete(team)
        for (const session of store.sessions.list({ projectId })) store.sessions.delete(session)
        for (const target of store.targets.list({ projectId })) store.targets.delete(target)
        for (const identity of store.identities.list({ projectId })) store.identities.delete(identity)
        for (const token of store.tokens.list({ projectId })) store.tokens.delete(token)
        for (const authenticator of store.authenticators.list({ projectId })) store.authenticators.delete(authenticator)
        for (const challenge of store.challenges.list({ projectId })) store.challenges.delete(challenge)
        for (const provider of store.providers.list({ projectId })) store.providers.delete(provider)
        for (const log of store.logs.list({ projectId })) store.logs.delete(log)
        for (const answer of store.oauth2Answers.list({ projectId })) store.oauth2Answers.delete(answer)
        for (const user of store.users.list({ projectId })) store.users.delete(user)
        for (const key of store.keys.list({ projectId })) store.keys.delete(key)
        store.projects.delete(record)
      }),
    )
  },
})

/** Whether links lead where an app of the project may live: the rule for redirect URLs, asked without a call. */
import type { LinkChecks } from '../contract/inbox.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import { id, listOf, text } from '../http/rules.ts'
import { controlFacts, controlProject, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

export const checkLinks = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/links/check'),
  params: { projectId: id(), links: listOf(text({ min: 1, max: 4096 }), 100) },
  response: jsonModel<LinkChecks>('LinkChecks'),
  handle({ projectId, links }, context) {
    const { record, settings } = controlProject(context, projectId)
    return {
      links: links.map((link) => ({ link, isAllowed: isOriginAllowed(link, record.id, settings.platforms) })),
    }
  },
})

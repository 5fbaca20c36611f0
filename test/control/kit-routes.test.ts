/** A page has the routes that the kit calls at once, and loads the others when it asks for one. */
import { expect, test } from 'vitest'
import { controlRoutes } from '../../src-shared/control/index.ts'
import { kitRoutes } from '../../src-shared/control/kit-routes.ts'
import { createApp, createRouter } from '../../src-shared/http/app.ts'

test('kit routes: none answers what another route is for', async () => {
  const taken = createApp(createRouter(kitRoutes), async (_request, match) => new Response(match?.route.path ?? 'none'))
  const others = controlRoutes.filter((route) => !kitRoutes.includes(route))
  expect(others.length).toBeGreaterThan(50)
  for (const { method, path } of others) {
    const response = await taken(new Request(`http://localhost${path.replace(/:\w+/g, 'some')}`, { method }))
    expect(await response.text(), `${method} ${path}`).toBe('none')
  }
})

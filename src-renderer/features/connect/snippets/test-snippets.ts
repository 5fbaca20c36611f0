/** For tests of an app. */
import type { Snippet, SnippetValues } from './snippet.ts'

export function testSnippets({ endpoint, projectId, apiKey }: SnippetValues): readonly Snippet[] {
  const origin = endpoint.replace(/\/v1$/, '')
  return [
    {
      id: 'msw',
      title: 'MSW',
      note: '`npm install -D offwrite msw`. Runs in the page, needs no server.',
      code: `import { setupWorker } from 'msw/browser'
import { createEmulator } from 'offwrite'
import { handlers } from 'offwrite/msw'

const emulator = await createEmulator({
  projectId: '${projectId}',
  clock: 'frozen',
  seed: 1,
})
const worker = setupWorker(...handlers(emulator))
await worker.start()`,
    },
    {
      id: 'playwright',
      title: 'Playwright',
      note: 'A test that starts signed in as a user made for it.',
      code: `import { test } from '@playwright/test'

const emulator = '${origin}'
const headers = {
  'X-Appwrite-Project': '${projectId}',
  'X-Appwrite-Key': '${apiKey}',
}

test('greets the user', async ({ browser, request }) => {
  const made = await request.post(\`\${emulator}/v1/users\`, {
    headers,
    data: { userId: 'unique()', email: 'grace@example.test', name: 'Grace Hopper' },
  })
  const { $id } = await made.json()
  const signedIn = await request.post(
    \`\${emulator}/__emulator/projects/${projectId}/users/\${$id}/sign-in-as\`,
  )
  const { storageState } = await signedIn.json()
  const context = await browser.newContext({ storageState })
  const page = await context.newPage()
  await page.goto('http://localhost:3000')
})`,
    },
  ]
}

/** Code to paste, filled with the values of this emulator. Shapes of `appwrite` 27 and `node-appwrite` 27. */

export interface SnippetValues {
  readonly endpoint: string
  readonly projectId: string
  readonly apiKey: string
}

export interface Snippet {
  readonly id: string
  readonly title: string
  /** Where it goes, or what to install first. */
  readonly note: string
  readonly code: string
}

export function snippets({ endpoint, projectId, apiKey }: SnippetValues): readonly Snippet[] {
  const origin = endpoint.replace(/\/v1$/, '')
  return [
    {
      id: 'web',
      title: 'Web',
      note: 'npm install appwrite',
      code: `import { Account, Client, ID } from 'appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')
const account = new Account(client)

await account.create({
  userId: ID.unique(),
  email: 'grace@example.test',
  password: 'correct-horse',
  name: 'Grace Hopper',
})
await account.createEmailPasswordSession({
  email: 'grace@example.test',
  password: 'correct-horse',
})
console.log(await account.get())`,
    },
    {
      id: 'react',
      title: 'React',
      note: 'npm install appwrite',
      code: `import { Account, Client, type Models } from 'appwrite'
import { useEffect, useState } from 'react'

const account = new Account(
  new Client().setEndpoint('${endpoint}').setProject('${projectId}'),
)

export function useUser() {
  const [user, setUser] = useState<Models.User | null>(null)
  useEffect(() => {
    account.get().then(setUser, () => setUser(null))
  }, [])
  return user
}`,
    },
    {
      id: 'node',
      title: 'Node',
      note: 'npm install node-appwrite',
      code: `import { Client, ID, Users } from 'node-appwrite'

const users = new Users(
  new Client()
    .setEndpoint('${endpoint}')
    .setProject('${projectId}')
    .setKey('${apiKey}'),
)

await users.create({
  userId: ID.unique(),
  email: 'grace@example.test',
  password: 'correct-horse',
  name: 'Grace Hopper',
})
console.log(await users.list())`,
    },
    {
      id: 'curl',
      title: 'cURL',
      note: 'Any shell',
      code: `curl '${endpoint}/users' \\
  -H 'Content-Type: application/json' \\
  -H 'X-Appwrite-Project: ${projectId}' \\
  -H 'X-Appwrite-Key: ${apiKey}' \\
  -d '{"userId":"unique()","email":"grace@example.test","password":"correct-horse","name":"Grace Hopper"}'`,
    },
    {
      id: 'msw',
      title: 'MSW',
      note: 'npm install -D offwrite msw. Runs in the page, needs no server.',
      code: `import { setupWorker } from 'msw/browser'
import { createEmulator } from 'offwrite'
import { handlers } from 'offwrite/msw'

const emulator = await createEmulator({ projectId: '${projectId}', clock: 'frozen', seed: 1 })
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

export function environmentFile({ endpoint, projectId, apiKey }: SnippetValues): string {
  return `APPWRITE_ENDPOINT=${endpoint}\nAPPWRITE_PROJECT_ID=${projectId}\nAPPWRITE_API_KEY=${apiKey}\n`
}

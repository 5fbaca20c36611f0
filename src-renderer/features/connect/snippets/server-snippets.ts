/** For code that has an API key. */
import type { Snippet, SnippetValues } from './snippet.ts'

export function serverSnippets({ endpoint, projectId, apiKey }: SnippetValues): readonly Snippet[] {
  return [
    {
      id: 'node',
      title: 'Node',
      note: '`npm install node-appwrite`',
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
      id: 'deno-bun',
      title: 'Deno/Bun',
      note: '`deno add npm:node-appwrite`, then `deno serve --allow-all server.js`. Or: `bun add node-appwrite`, then `bun server.js`',
      code: `import { Client, Users } from 'node-appwrite'

const users = new Users(
  new Client()
    .setEndpoint('${endpoint}')
    .setProject('${projectId}')
    .setKey('${apiKey}'),
)

export default {
  async fetch() {
    const { total } = await users.list()
    return Response.json({ total })
  },
}`,
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
  ]
}

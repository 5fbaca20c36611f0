/** For apps that people sign in to. */
import type { Snippet, SnippetValues } from './snippet.ts'

export function clientSnippets({ endpoint, projectId }: SnippetValues): readonly Snippet[] {
  return [
    {
      id: 'web',
      title: 'Web',
      note: '`npm install appwrite`',
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
      note: '`npm install appwrite`',
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
      id: 'react-native',
      title: 'React Native',
      note: `\`npx expo install react-native-appwrite\`. ${farFrom(endpoint)}`,
      code: `import { Account, Client, ID } from 'react-native-appwrite'

const client = new Client()
  .setEndpoint('${endpoint}')
  .setProject('${projectId}')
  .setPlatform('com.example.app')
const account = new Account(client)

export async function signUp() {
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
  return account.get()
}`,
    },
    {
      id: 'flutter',
      title: 'Flutter',
      note: `\`flutter pub add appwrite\`. ${farFrom(endpoint)}`,
      code: `import 'package:appwrite/appwrite.dart';

final client = Client()
    .setEndpoint('${endpoint}')
    .setProject('${projectId}');
final account = Account(client);

Future<void> signUp() async {
  await account.create(
    userId: ID.unique(),
    email: 'grace@example.test',
    password: 'correct-horse',
    name: 'Grace Hopper',
  );
  await account.createEmailPasswordSession(
    email: 'grace@example.test',
    password: 'correct-horse',
  );
  print((await account.get()).name);
}`,
    },
  ]
}

/** What reaches the computer from a device that has a localhost of its own. */
function farFrom(endpoint: string): string {
  const { port } = new URL(endpoint)
  return `In the Android emulator the host is 10.0.2.2:${port}: start with --allow-host 10.0.2.2. A phone needs --host 0.0.0.0 and the address of this computer.`
}

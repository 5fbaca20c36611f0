/** How an app of a framework is pointed at the server: what it calls its variables, and the lines that read them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Framework {
  readonly name: string
  /** The package that tells of it. */
  readonly package: string
  /** What the variables begin with that its pages may read. */
  readonly prefix: string
  readonly file: string
  /** What stands before the name of a variable where it is read. */
  readonly reads: string
}

/** Those that are built on another one come first. */
const frameworks: readonly Framework[] = [
  { name: 'Next.js', package: 'next', prefix: 'NEXT_PUBLIC_', file: '.env.development.local', reads: 'process.env.' },
  { name: 'Expo', package: 'expo', prefix: 'EXPO_PUBLIC_', file: '.env.local', reads: 'process.env.' },
  { name: 'Astro', package: 'astro', prefix: 'PUBLIC_', file: '.env.development', reads: 'import.meta.env.' },
  {
    name: 'SvelteKit',
    package: '@sveltejs/kit',
    prefix: 'VITE_',
    file: '.env.development',
    reads: 'import.meta.env.',
  },
  {
    name: 'Create React App',
    package: 'react-scripts',
    prefix: 'REACT_APP_',
    file: '.env.development',
    reads: 'process.env.',
  },
  { name: 'Vite', package: 'vite', prefix: 'VITE_', file: '.env.development', reads: 'import.meta.env.' },
]

export interface Snippet {
  /** What was found in package.json; null for an app that nothing is known of. */
  readonly framework: string | null
  /** Where the variables go; null where there are none. */
  readonly file: string | null
  readonly variables: readonly string[]
  readonly code: string
}

/** One for the pages of the app, and one for its server where it has the package for that. */
export function snippetsFor(packages: ReadonlySet<string>, endpoint: string, projectId: string): readonly Snippet[] {
  const framework = frameworks.find((one) => packages.has(one.package))
  const server = packages.has('node-appwrite') ? [serverSnippet(endpoint, projectId)] : []
  if (framework === undefined && server.length > 0 && !packages.has('appwrite')) return server
  return [pageSnippet(framework ?? null, endpoint, projectId), ...server]
}

function pageSnippet(framework: Framework | null, endpoint: string, projectId: string): Snippet {
  if (framework === null) {
    return { framework: null, file: null, variables: [], code: pageCode(`'${endpoint}'`, `'${projectId}'`) }
  }
  const { name, prefix, file, reads } = framework
  const [endpointName, projectName] = [`${prefix}APPWRITE_ENDPOINT`, `${prefix}APPWRITE_PROJECT_ID`]
  return {
    framework: name,
    file,
    variables: [`${endpointName}=${endpoint}`, `${projectName}=${projectId}`],
    code: pageCode(`${reads}${endpointName}`, `${reads}${projectName}`),
  }
}

function pageCode(endpoint: string, projectId: string): string {
  return `import { Account, Client } from 'appwrite'

const client = new Client()
  .setEndpoint(${endpoint})
  .setProject(${projectId})
export const account = new Account(client)
`
}

function serverSnippet(endpoint: string, projectId: string): Snippet {
  return {
    framework: 'node-appwrite',
    file: '.env',
    variables: [`APPWRITE_ENDPOINT=${endpoint}`, `APPWRITE_PROJECT_ID=${projectId}`, 'APPWRITE_API_KEY=any'],
    code: `import { Client, Users } from 'node-appwrite'

const client = new Client()
  .setEndpoint(process.env.APPWRITE_ENDPOINT)
  .setProject(process.env.APPWRITE_PROJECT_ID)
  .setKey(process.env.APPWRITE_API_KEY)
export const users = new Users(client)
`,
  }
}

/** Every package that the package.json of the folder names, with the version that it asks for. */
export function packagesIn(folder: string): ReadonlyMap<string, string> {
  let manifest: unknown
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  } catch {
    // A folder without one, or with one that npm would refuse too.
    return new Map()
  }
  const packages = entriesOf(manifest)
    .filter(([name]) => name === 'dependencies' || name === 'devDependencies')
    .flatMap(([, named]) => entriesOf(named))
  return new Map(packages.map(([name, version]) => [name, String(version)]))
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

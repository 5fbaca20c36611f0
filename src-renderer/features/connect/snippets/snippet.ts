/** Code to paste, filled with the values of this emulator. Shapes of `appwrite` 27 and `node-appwrite` 27. */
import { clientSnippets } from './client-snippets.ts'
import { serverSnippets } from './server-snippets.ts'
import { testSnippets } from './test-snippets.ts'

export interface SnippetValues {
  /** With `/v1`. */
  readonly endpoint: string
  readonly projectId: string
  readonly apiKey: string
}

export interface Snippet {
  readonly id: string
  readonly title: string
  /** Where it goes, or what to install first; what stands between backticks is code. */
  readonly note: string
  readonly code: string
}

export function snippets(values: SnippetValues): readonly Snippet[] {
  return [...clientSnippets(values), ...serverSnippets(values), ...testSnippets(values)]
}

/** Without the line of the key where none is known: an empty one would take the place of a good one. */
export function environmentFile({ endpoint, projectId, apiKey }: SnippetValues): string {
  const key = apiKey === '' ? '' : `APPWRITE_API_KEY=${apiKey}\n`
  return `APPWRITE_ENDPOINT=${endpoint}\nAPPWRITE_PROJECT_ID=${projectId}\n${key}`
}

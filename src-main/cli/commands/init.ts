/** `offwrite init`: a config file, a sample fixture, and the lines that point an app at the server. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configFileName } from '../config-file.ts'
import { defineCommand } from '../command.ts'
import { packagesIn, type Snippet, snippetsFor } from '../frameworks.ts'
import { serveSettings, usualProject } from '../settings.ts'
import { notWritten } from '../text-file.ts'

const fixture = 'offwrite-snapshots/sample.json'

export const init = defineCommand({
  name: 'init',
  summary: 'Write a config file and a sample fixture, and print the lines that your app needs',
  arguments: {},
  options: { project: serveSettings.project, port: serveSettings.port },
  examples: ['init', 'init --project my-app'],
  async run({ project: given, port }, { terminal: { folder } }) {
    const project = given ?? usualProject
    const config = { project, ...(port === 4280 ? {} : { port }), snapshots: `./${dirname(fixture)}` }
    const written: string[] = []
    const kept: string[] = []
    for (const [file, content] of [
      [configFileName, async () => `${JSON.stringify(config, null, 2)}\n`],
      [fixture, () => sampleFixture(project)],
    ] as const) {
      const path = join(folder, file)
      // What somebody wrote is theirs.
      if (existsSync(path)) kept.push(file)
      else {
        write(path, await content())
        written.push(file)
      }
    }
    const endpoint = `http://localhost:${port}/v1`
    const snippets = snippetsFor(new Set(packagesIn(folder).keys()), endpoint, project)
    return { json: { written, kept, endpoint, projectId: project, snippets }, text: tell(written, kept, snippets) }
  },
})

async function sampleFixture(projectId: string): Promise<string> {
  const { createEmulator } = await import('../../../src-shared/index.ts')
  const emulator = await createEmulator({ projectId })
  try {
    const reply = await emulator.fetch(
      new Request('http://localhost/__emulator/samples', { method: 'POST', body: JSON.stringify({ projectId }) }),
    )
    if (!reply.ok) throw new Error(await reply.text())
    return emulator.snapshot({ messages: true })
  } finally {
    emulator.close()
  }
}

function write(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    throw notWritten(path, 'The file', error)
  }
}

function tell(written: readonly string[], kept: readonly string[], snippets: readonly Snippet[]): string {
  const files = [...written.map((file) => `Wrote ${file}\n`), ...kept.map((file) => `Left ${file} as it is\n`)]
  const lines = snippets.map(
    ({ framework, file, variables, code }) =>
      `${framework === null ? 'Your app' : framework}:\n` +
      (file === null ? '' : `\n${indent(`# ${file}\n${variables.join('\n')}\n`)}`) +
      `\n${indent(code)}`,
  )
  return `${files.join('')}
Keep offwrite.db* out of git; the fixture is made to be in it.

  offwrite serve
  offwrite snapshot restore sample
  offwrite exec -- npm test

${lines.join('\n')}`
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ')
}

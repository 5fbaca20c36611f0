/** How an app with the web SDK reaches the emulator, and which scenarios it can play that way: a table of the README. */
import { confirmationScenarios } from './confirmations.ts'
import { deviceScenarios } from './devices.ts'
import { factorScenarios } from './factors.ts'
import { oauth2LeavingScenarios, oauth2SessionScenarios, oauth2TokenScenarios } from './oauth2.ts'
import { profileScenarios } from './profile.ts'
import type { PageCalls, Scenario } from './scene.ts'
import { tokenScenarios } from './tokens.ts'

interface Flow {
  readonly name: string
  readonly scenarios: readonly Scenario<PageCalls>[]
}

export const flows: readonly Flow[] = [
  { name: 'Sign-up, profile, preferences, sessions, JWTs', scenarios: profileScenarios },
  { name: 'Magic URLs, codes by mail and SMS', scenarios: tokenScenarios },
  { name: 'Verification and recovery', scenarios: confirmationScenarios },
  { name: 'Second factors', scenarios: factorScenarios },
  { name: 'OAuth2 tokens', scenarios: oauth2TokenScenarios },
  { name: 'Push targets', scenarios: deviceScenarios },
  { name: 'Leaving for an OAuth2 provider', scenarios: oauth2LeavingScenarios },
  { name: 'OAuth2 sessions by cookie', scenarios: oauth2SessionScenarios },
]

const transports = ['Direct', 'HTTP', 'MSW in Chromium', 'MSW in Node', 'MSW 2 in Chromium'] as const

export type TransportName = (typeof transports)[number]

const headOfFlows = 'Flows (scenarios)'
const tableStart = `| ${headOfFlows}`

/** What a transport cannot do, and why. */
const skips: readonly { readonly flow: string; readonly transports: readonly TransportName[]; readonly why: string }[] =
  [
    {
      flow: 'OAuth2 sessions by cookie',
      transports: ['MSW in Chromium', 'MSW 2 in Chromium'],
      why: 'no: a page that leaves takes its emulator with it',
    },
    {
      flow: 'OAuth2 sessions by cookie',
      transports: ['MSW in Node'],
      why: 'no: cookies go with calls of the SDK alone',
    },
  ]

function whyNot(flow: Flow, transport: TransportName): string | null {
  return skips.find((skip) => skip.flow === flow.name && skip.transports.includes(transport))?.why ?? null
}

export function playedBy(transport: TransportName): readonly Scenario<PageCalls>[] {
  return flows.filter((flow) => whyNot(flow, transport) === null).flatMap(({ scenarios }) => scenarios)
}

/** The README with the table as it is now. */
export function withTransportTable(readme: string): string {
  const start = readme.indexOf(tableStart)
  const end = readme.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error('The README has no place for the table of transports.')
  return `${readme.slice(0, start)}${transportTable().join('\n')}${readme.slice(end)}`
}

/** Lines of Markdown, in columns as wide as the formatter of the README has them. */
function transportTable(): readonly string[] {
  const head = [headOfFlows, ...transports]
  const rows = flows.map((flow) => [
    `${flow.name} (${flow.scenarios.length})`,
    ...transports.map((transport) => whyNot(flow, transport) ?? 'yes'),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)]
}

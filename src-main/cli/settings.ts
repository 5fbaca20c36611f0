/**
 * Every setting that flags, environment and `offwrite.config.json` may give, in the order in which help and README list
 * them. A command names those it obeys.
 */
import {
  anyPath,
  anyText,
  listOf,
  oneWordOf,
  optionalValue,
  switchedOn,
  type Values,
  valueOf,
  wholeNumber,
} from './setting.ts'

/** The project that a state without any gets. */
export const usualProject = 'demo'

const largestSeed = 2 ** 32 - 1

export const serveSettings = {
  port: valueOf({
    ...wholeNumber('Port of the API and the window; 0 takes a free one', 0, 65_535, 4280),
    otherwise: 4280,
  }),
  host: optionalValue(anyText('Address to listen on instead of 127.0.0.1 and ::1', 'address', '0.0.0.0')),
  data: valueOf({
    ...anyPath('Data file, a SQLite database', 'file', './offwrite.db'),
    otherwise: './offwrite.db',
  }),
  memory: switchedOn('Keep everything in memory: gone when the process ends'),
  snapshots: optionalValue(
    anyPath('Folder of the snapshots, instead of one beside the data file', 'folder', './offwrite-snapshots'),
  ),
  snapshot: optionalValue(
    anyPath('Start from this snapshot; what was there is kept as an automatic one', 'file', './checkout.json'),
  ),
  baseline: optionalValue(
    anyPath('What reset goes back to; a new data file starts from it too', 'file', './offwrite-snapshots/sample.json'),
  ),
  project: {
    ...optionalValue({
      description: 'Project made at start',
      placeholder: 'id',
      example: 'demo',
      wanted: 'up to 36 letters, digits, dots, hyphens and underscores, the first a letter or digit',
      fit: (text) => (/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$/.test(text) ? text : null),
    }),
    shownDefault: `${usualProject}, or the first one that is there`,
  },
  strict: switchedOn('Refuse unknown projects and keys, as a real server does'),
  passwordCost: valueOf({
    ...oneWordOf(
      'How passwords are hashed: in a millisecond, or as a real server does',
      ['cheap', 'production'],
      'production',
    ),
    otherwise: 'cheap',
  }),
  allowHost: listOf({
    description: 'Another host name to answer to',
    placeholder: 'name',
    example: 'offwrite.test',
    wanted: 'a host name without scheme and port',
    fit: (text) => (/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/i.test(text) ? text : null),
  }),
  allowOrigin: listOf({
    description: 'Another origin whose pages may use the control API',
    placeholder: 'origin',
    example: 'http://localhost:5173',
    wanted: 'an origin: scheme, host and port, no path',
    fit: originOf,
  }),
  seed: optionalValue(wholeNumber('Same seed, same ids and secrets', 0, largestSeed, 1)),
  clock: optionalValue({
    description: 'How the clock starts: with the real time, standing still, or standing still at a time',
    placeholder: 'follow|frozen|time',
    example: '2027-01-31T09:00:00Z',
    wanted: 'follow, frozen or a time',
    fit: clockStart,
  }),
  readyFile: optionalValue(anyPath('Write endpoint, key and process id as JSON when ready', 'file', './offwrite.json')),
  exitWithParent: switchedOn('End when the process that started this one ends'),
  durability: valueOf({
    ...oneWordOf(
      'What an answered write survives: the end of the process, or a power cut as well',
      ['process', 'power'],
      'power',
    ),
    otherwise: 'process',
  }),
  compactAfter: optionalValue(
    wholeNumber('Commits after which the log is folded into the data file, instead of 5000', 1, 1_000_000, 5000),
  ),
  quiet: switchedOn('Print no line per request'),
  json: switchedOn('Print JSON, for programs'),
} as const

export const settings = {
  ...serveSettings,
  url: optionalValue({
    description: 'Server to talk to, where it is not the one of the data file or of the default port',
    placeholder: 'url',
    example: 'http://localhost:4280',
    wanted: 'scheme, host and port of a server',
    fit: originOf,
  }),
} as const

export type ServeValues = Values<typeof serveSettings>

/** How a clock may start. */
export type ClockStart = { readonly clock: 'follow' } | { readonly clock: 'frozen'; readonly now?: string }

function clockStart(text: string): ClockStart | null {
  if (text === 'follow' || text === 'frozen') return { clock: text }
  // Without its year a date means something else everywhere.
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) ? { clock: 'frozen', now: text } : null
}

export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { origin } = new URL(text)
  return origin === text.replace(/\/$/, '').toLowerCase() ? origin : null
}

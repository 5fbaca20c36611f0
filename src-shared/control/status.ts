/** `GET /__emulator/`: what this emulator is and what is not as on a real server. */
import type { ClockStatus, EmulatorStatus, Simulated } from '../contract/control.ts'
import { isoTime } from '../domain/time.ts'
import { projectOf } from '../domain/project.ts'
import { apiVersion, offwriteVersion } from '../http/version.ts'
import { type ControlContext, controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { describeFaults } from './fault-view.ts'
import { summarizeProject } from './projects.ts'

export const getStatus = defineControlRoute({
  ...controlFacts('GET', '/'),
  aliases: ['/__emulator'],
  params: {},
  response: jsonModel<EmulatorStatus>('EmulatorStatus'),
  handle: (_input, context): EmulatorStatus => ({
    name: 'offwrite',
    version: offwriteVersion,
    apiVersion,
    endpoint: context.endpoint(),
    strict: context.strict,
    clock: context.clockStatus(),
    dataFile: context.dataFile(),
    projects: context.world.store.projects.list({}).map((record) => summarizeProject(record, context)),
    simulated: simulated(context),
    requests: context.log.seen,
    startedAt: isoTime(context.startedAt),
  }),
})

function simulated(context: ControlContext): Simulated[] {
  const { world, clockStatus } = context
  const clock = clockStatus()
  const frozen: Simulated[] =
    clock.mode === 'follow' ? [] : [{ kind: 'clock', projectId: null, label: clockLabel(clock) }]
  const projects = world.store.projects.list({}).map(projectOf)
  const unlimited = projects
    .filter((project) => !project.settings.rateLimits)
    .map((project): Simulated => ({ kind: 'rate-limits', projectId: project.id, label: 'Rate limits off' }))
  const lenient = projects
    .filter((project) => project.settings.lenientCodes)
    .map((project): Simulated => ({ kind: 'lenient', projectId: project.id, label: 'Any code is accepted' }))
  return [...frozen, ...faulty(context), ...unlimited, ...lenient]
}

function faulty({ world: { store, clock } }: ControlContext): Simulated[] {
  const faults = describeFaults(store, clock.realNow()).filter(({ state }) => state === 'on')
  const [realEndsAt] = faults.map((fault) => fault.realEndsAt).toSorted((left, right) => left.localeCompare(right))
  if (realEndsAt === undefined) return []
  const label = faults.length === 1 ? '1 fault' : `${faults.length} faults`
  return [{ kind: 'fault', projectId: null, label, realEndsAt }]
}

/** `Clock +2 d 4 h`, `Clock −15 min · frozen`, or `Clock ×60`, whose distance would be another a second later. */
function clockLabel({ mode, offsetMilliseconds, speed }: ClockStatus): string {
  if (mode === 'offset' && speed !== 1) return `Clock ×${speed}`
  const minutes = Math.floor(Math.abs(offsetMilliseconds) / 60_000)
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const
  const words = parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).slice(0, 2)
  const distance = words.length === 0 ? '' : ` ${offsetMilliseconds < 0 ? '−' : '+'}${words.join(' ')}`
  if (mode !== 'frozen') return `Clock${distance || ' moved'}`
  return `Clock${distance}${distance === '' ? ' ' : ' · '}frozen`
}

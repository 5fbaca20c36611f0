/** `offwrite doctor`: what may be in the way, and what to do about it. */
import { repairLog } from '../../host/repair.ts'
import { defineCommand } from '../command.ts'
import {
  type Finding,
  lookAtClock,
  lookAtDataFile,
  lookAtOrigin,
  lookAtPort,
  lookAtSdks,
  lookAtServer,
  lookAtSimulation,
  tellRepair,
} from '../diagnosis.ts'
import { exitCodes } from '../exit-codes.ts'
import { dataPath } from '../host-options.ts'
import { doorTo, findServer, projectOption, serverOptions } from '../server.ts'
import { optionalValue, switchedOn } from '../setting.ts'
import { originOf, settings } from '../settings.ts'
import { settle } from '../sources.ts'
import { printableText } from '../table.ts'

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check server, port, data file, clock, SDK and origin; ends with 1 when something is in the way',
  arguments: {},
  options: {
    origin: optionalValue({
      description: 'Origin of the page that calls',
      placeholder: 'origin',
      example: 'http://app.test:5173',
      wanted: 'an origin: scheme, host and port, no path',
      fit: originOf,
    }),
    repair: switchedOn('Cut a damaged log back to the commits before the damage; a copy of it is kept'),
    ...projectOption,
    ...serverOptions,
  },
  examples: ['doctor', 'doctor --origin http://app.test:5173', 'doctor --repair'],
  async run({ origin, repair }, context) {
    const { folder } = context.terminal
    const path = dataPath(context.sources, folder)
    const repaired = repair && path !== null ? await repairLog(path) : null
    const url = await findServer(context)
    const findings: Finding[] = repaired === null ? [] : [tellRepair(repaired)]
    if (url === null) {
      findings.push(await lookAtPort(settle('port', settings.port, context.sources)), lookAtDataFile(path, null))
    } else {
      const door = doorTo(url, context, false)
      const status = await door.client.status()
      findings.push(
        lookAtServer(url, status),
        lookAtDataFile(path, status),
        lookAtClock(status),
        ...lookAtSimulation(status),
      )
      if (origin !== null) {
        findings.push(lookAtOrigin(origin, url, await door.client.project(await door.projectId())))
      }
    }
    findings.push(...lookAtSdks(folder))
    return {
      json: { findings, repair: repaired },
      text: findings.map(line).join(''),
      exitCode: findings.some(({ verdict }) => verdict === 'bad') ? exitCodes.failed : exitCodes.done,
    }
  },
})

const signs = { good: '✓', note: '!', bad: '✕' } as const

function line({ about, verdict, message, hint }: Finding): string {
  return (
    printableText(`${signs[verdict]} ${about}: ${message}`) + (hint === '' ? '\n' : `\n    ${printableText(hint)}\n`)
  )
}

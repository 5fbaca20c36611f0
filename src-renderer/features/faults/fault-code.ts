/** A fault as code that adds it. */
import type { NewFault } from '../../../src-shared/contract/faults.ts'

export interface FaultCode {
  readonly title: string
  readonly code: string
}

export function faultCode(fault: NewFault, origin: string): readonly FaultCode[] {
  return [
    { title: 'Test', code: testCode(fault) },
    { title: 'CLI', code: commandLine(fault) },
    { title: 'cURL', code: `curl ${origin}/__emulator/faults -d ${quoted(JSON.stringify(fault))}` },
  ]
}

function testCode(fault: NewFault): string {
  const value = JSON.stringify(fault, null, 2)
    .replaceAll(/^(\s*)"(\w+)":/gm, '$1$2:')
    .replaceAll(/"((?:[^"\\']|\\.)*)"/g, "'$1'")
  return `await emulator.faults.add(${value})`
}

function commandLine(fault: NewFault): string {
  const { sdk, path, actor, projectId, next, every, percent, seed, lasts } = fault
  const options: readonly (readonly [string, string | number | null | undefined])[] = [
    ['call', sdk],
    ['path', path],
    ['actor', actor],
    ...effectOptions(fault),
    ['next', next],
    ['every', every],
    ['percent', percent],
    ['seed', seed],
    ['lasts', lasts],
    ['project', projectId],
  ]
  const given = options.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`--${name} ${quoted(String(value))}`],
  )
  return ['offwrite fault add', ...given].join(' ')
}

function effectOptions({ effect }: NewFault): readonly (readonly [string, string | number | undefined])[] {
  if (effect === undefined) return []
  switch (effect.kind) {
    case 'error':
      return [['error', effect.type]]
    case 'reply': {
      const { status, body } = effect
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      return [
        ['status', status],
        ['body', text],
      ]
    }
    case 'delay':
      return [
        ['delay', `${effect.milliseconds}ms`],
        ['up-to', effect.upToMilliseconds === undefined ? undefined : `${effect.upToMilliseconds}ms`],
      ]
    case 'delay-message':
      return [['late', `${effect.milliseconds}ms`]]
    default:
      return [['effect', effect.kind]]
  }
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

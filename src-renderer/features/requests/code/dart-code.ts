import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import type { CallCode, CallValues } from './call-parts.ts'
import { capital } from './literal.ts'

export function flutter({ sdk, parameters, projectId }: ExchangeDetail, { endpoint }: CallValues): CallCode {
  const title = 'Flutter'
  const [service = '', method = ''] = sdk?.split('.') ?? []
  if (sdk === null) return { id: 'flutter', tab: 'Flutter', title, code: null, note: 'The SDK has no such call.' }
  if (service === 'users') {
    return {
      id: 'flutter',
      tab: 'Flutter',
      title,
      code: null,
      note: 'The Flutter SDK has no users service: these calls need an API key.',
    }
  }
  const fields = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined && value !== null)
  const given = fields.map(([name, value]) => `  ${name}: ${dart(value, '  ')},\n`).join('')
  const code = `import 'package:appwrite/appwrite.dart';

final client = Client()
    .setEndpoint('${endpoint}')
    .setProject('${projectId}');
final ${service} = ${capital(service)}(client);

await ${service}.${method}(${given === '' ? '' : `\n${given}`});`
  return { id: 'flutter', tab: 'Flutter', title, code, note: '' }
}

/** A Dart literal; `$` would begin an interpolation. */
function dart(value: unknown, indent: string): string {
  if (typeof value === 'string') {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('$', '\\$').replaceAll('\n', '\\n')}'`
  }
  if (Array.isArray(value)) return `[${value.map((item) => dart(item, indent)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  const lines = Object.entries(value).map(([name, field]) => `${inner}${dart(name, '')}: ${dart(field, inner)},\n`)
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`
}

/** The version whose answers the caller reads (contract section 16). */
import { compareVersions } from '../http/version.ts'
import { apiVersion } from '../http/version.ts'
import { type Gate, requestHeader } from './call.ts'

export const format: Gate = {
  name: 'format',
  check(call) {
    const asked = requestHeader(call, 'x-appwrite-response-format')
    if (!/^\d+\.\d+\.\d+$/.test(asked)) return null
    call.format = asked
    if (compareVersions(asked, apiVersion) > 0) {
      call.responseHeaders.set(
        'X-Appwrite-Warning',
        `The caller reads format ${asked}, which is newer than server version ${apiVersion}`,
      )
    }
    return `answers as ${asked}`
  },
}

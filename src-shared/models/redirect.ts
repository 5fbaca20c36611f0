/** No body, but where the browser goes next: 301 (contract section 3). */
import type { Model } from '../http/route.ts'

export const redirect: Model<string, unknown> = { name: 'none', write: (location) => location }

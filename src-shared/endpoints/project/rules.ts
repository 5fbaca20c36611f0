/** Parameter rules of the Project service. */
import { isOtp } from '../../domain/mock-codes.ts'
import { type NumberName, settingRanges } from '../../domain/project-settings.ts'
import { defineRule, integer, orNull, refuse, type Rule } from '../../http/rules.ts'
import { isObject } from '../../store/column.ts'
import { queries } from '../list.ts'

/** One of a few words, letter by letter. */
export const word = <const W extends string>(words: readonly W[]): Rule<W> =>
  defineRule(
    `one of ${words.join(', ')}`,
    (value) => words.find((one) => one === value) ?? refuse(`the value must be one of ${words.join(', ')}`),
  )

/** A limit of at least 1 that must be given; null is none. */
export const limitOrNone = (name: NumberName): Rule<number> =>
  orNull(integer({ min: 1, max: settingRanges[name][1] }), 0)

export const settingNumber = (name: NumberName): Rule<number> => {
  const [min, max] = settingRanges[name]
  return integer({ min, max })
}

export const otp = (): Rule<string> =>
  defineRule('six digits', (value) => (isOtp(value) ? value : refuse('the value must be six digits')))

export interface Slice {
  readonly offset: number
  /** Null: all that are left. */
  readonly limit: number | null
}

/** Lists that are no table take these two queries only, and show everything without them. */
export const slice = (): Rule<Slice> => {
  const inner = queries({})
  return defineRule('a list of the queries limit and offset', (value, context) => {
    const { limit, offset } = inner.read(value, context)
    const methods = Array.isArray(value) ? value.map(methodOf) : []
    if (methods.some((method) => method !== 'limit' && method !== 'offset')) {
      refuse('this list takes the queries limit and offset only')
    }
    return { offset, limit: methods.includes('limit') ? limit : null }
  })
}

function methodOf(query: unknown): unknown {
  const value: unknown = typeof query === 'string' ? JSON.parse(query) : query
  return isObject(value) ? value.method : null
}

export function sliced<T>(rows: readonly T[], asked: Slice | null): readonly T[] {
  const { offset, limit } = asked ?? { offset: 0, limit: null }
  return rows.slice(offset, limit === null ? undefined : offset + limit)
}

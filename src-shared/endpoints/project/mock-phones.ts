/** `project.listMockPhones`, `getMockPhone`, `createMockPhone`, `updateMockPhone`, `deleteMockPhone`. */
import type { MockNumber } from '../../contract/control.ts'
import { mostMocks } from '../../domain/mock-codes.ts'
import { isoTime } from '../../domain/time.ts'
import type { Context } from '../../gates/call.ts'
import { EmulatorError } from '../../http/errors.ts'
import { boolean, optional } from '../../http/rules.ts'
import { mockNumberListModel, mockNumberModel } from '../../models/mock-number.ts'
import { none } from '../../models/plain.ts'
import { defineRoute } from '../define-route.ts'
import { phone } from '../rules.ts'
import { otp, slice, sliced } from './rules.ts'
import { currentProject, withSettings } from './settings.ts'

export const listMockPhones = defineRoute({
  method: 'GET',
  path: '/v1/project/mock-phones',
  sdk: 'project.listMockPhones',
  service: 'none',
  scope: ['mocks.read'],
  params: { queries: optional(slice(), null), total: optional(boolean(), true) },
  status: 200,
  response: mockNumberListModel,
  handle({ queries, total }, context) {
    const { authMockNumbers } = currentProject(context).settings
    return { total: total ? authMockNumbers.length : 0, mockNumbers: sliced(authMockNumbers, queries) }
  },
})

export const createMockPhone = defineRoute({
  method: 'POST',
  path: '/v1/project/mock-phones',
  sdk: 'project.createMockPhone',
  service: 'none',
  scope: ['mocks.write'],
  events: ['mock-phones.[number].create'],
  params: { number: phone(), otp: otp() },
  status: 201,
  response: mockNumberModel,
  handle({ number, otp }, context) {
    const at = isoTime(context.now)
    const made: MockNumber = { phone: number, otp, createdAt: at, updatedAt: at }
    change(context, (numbers) => {
      if (numbers.length >= mostMocks) {
        throw new EmulatorError(
          400,
          'mock_number_limit_exceeded',
          `The project has ${mostMocks} mock numbers.`,
          'Delete one first.',
        )
      }
      if (numbers.some((one) => one.phone === number)) {
        throw new EmulatorError(
          409,
          'mock_number_already_exists',
          `${number} is a mock number of the project.`,
          'Update it instead.',
        )
      }
      return [...numbers, made]
    })
    return made
  },
})

export const getMockPhone = defineRoute({
  method: 'GET',
  path: '/v1/project/mock-phones/:number',
  sdk: 'project.getMockPhone',
  service: 'none',
  scope: ['mocks.read'],
  params: { number: phone() },
  status: 200,
  response: mockNumberModel,
  handle: ({ number }, context) => found(currentProject(context).settings.authMockNumbers, number),
})

export const updateMockPhone = defineRoute({
  method: 'PUT',
  path: '/v1/project/mock-phones/:number',
  sdk: 'project.updateMockPhone',
  service: 'none',
  scope: ['mocks.write'],
  events: ['mock-phones.[number].update'],
  params: { number: phone(), otp: otp() },
  status: 200,
  response: mockNumberModel,
  handle({ number, otp }, context) {
    const updatedAt = isoTime(context.now)
    const numbers = change(context, (before) => {
      found(before, number)
      return before.map((one) => (one.phone === number ? { ...one, otp, updatedAt } : one))
    })
    return found(numbers, number)
  },
})

export const deleteMockPhone = defineRoute({
  method: 'DELETE',
  path: '/v1/project/mock-phones/:number',
  sdk: 'project.deleteMockPhone',
  service: 'none',
  scope: ['mocks.write'],
  events: ['mock-phones.[number].delete'],
  params: { number: phone() },
  status: 204,
  response: none,
  handle({ number }, context) {
    change(context, (numbers) => {
      const gone = found(numbers, number)
      return numbers.filter((one) => one !== gone)
    })
  },
})

type Numbers = readonly MockNumber[]

function change(context: Context, work: (numbers: Numbers) => Numbers): Numbers {
  const { settings } = withSettings(context, ({ authMockNumbers }) => ({ authMockNumbers: work(authMockNumbers) }))
  return settings.authMockNumbers
}

/** The contract has no errors for mock numbers; type and status are a server's. */
function found(numbers: Numbers, number: string): MockNumber {
  const one = numbers.find(({ phone }) => phone === number)
  if (one !== undefined) return one
  throw new EmulatorError(
    404,
    'mock_number_not_found',
    `${number} is no mock number of the project.`,
    'Create it with project.createMockPhone.',
  )
}

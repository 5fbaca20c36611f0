/** Mock phone numbers of the Project service. */
import { expect, test } from 'vitest'
import { frozenAt, newWorld, type Reply } from '../support/world.ts'

const number = '+15555550100'
const path = `/project/mock-phones/${encodeURIComponent(number)}`
const at = frozenAt.replace('Z', '+00:00')
const outcome = ({ status, body }: Reply) => (status < 300 ? `${status}` : `${status} ${String(body.type)}`)

test('mock phones: are made, read, changed, listed and deleted', async () => {
  const { server, control } = await newWorld()
  const made = await server('POST', '/project/mock-phones', { number, otp: '123456' })
  expect([made.status, made.text]).toEqual([
    201,
    JSON.stringify({ number, otp: '123456', $createdAt: at, $updatedAt: at }),
  ])
  expect((await server('GET', path)).body).toEqual(made.body)
  expect((await server('PUT', path, { otp: '000000' })).body).toEqual({ ...made.body, otp: '000000' })
  const listed = await server('GET', '/project/mock-phones')
  expect(listed.body).toEqual({ total: 1, mockNumbers: [{ ...made.body, otp: '000000' }] })
  expect((await control('GET', '/projects/demo')).body.authMockNumbers).toMatchObject([
    { phone: number, otp: '000000' },
  ])
  expect((await server('DELETE', path)).status).toBe(204)
  expect((await server('GET', '/project/mock-phones')).body).toEqual({ total: 0, mockNumbers: [] })
})

test.each([
  ['POST', '/project/mock-phones', { number, otp: '123456' }, '409 mock_number_already_exists'],
  ['POST', '/project/mock-phones', { number: '15555550101', otp: '123456' }, '400 general_argument_invalid'],
  ['POST', '/project/mock-phones', { number: '+15555550101', otp: '12345' }, '400 general_argument_invalid'],
  ['POST', '/project/mock-phones', { number: '+15555550101', otp: 123_456 }, '400 general_argument_invalid'],
  ['POST', '/project/mock-phones', { number: '+15555550101' }, '400 general_argument_invalid'],
  ['GET', '/project/mock-phones/nobody', undefined, '400 general_argument_invalid'],
  ['GET', '/project/mock-phones/%2B15555550101', undefined, '404 mock_number_not_found'],
  ['PUT', '/project/mock-phones/%2B15555550101', { otp: '123456' }, '404 mock_number_not_found'],
  ['DELETE', '/project/mock-phones/%2B15555550101', undefined, '404 mock_number_not_found'],
])('mock phones: %s %s with %j answers %s', async (method, asked, body, expected) => {
  const { server } = await newWorld()
  await server('POST', '/project/mock-phones', { number, otp: '654321' })
  expect(outcome(await server(method, asked, body))).toBe(expected)
  expect((await server('GET', '/project/mock-phones')).body).toMatchObject({
    total: 1,
    mockNumbers: [{ otp: '654321' }],
  })
})

test('mock phones: all are listed where no limit is asked for', async () => {
  const { server, control } = await newWorld()
  const authMockNumbers = Array.from({ length: 30 }, (_none, at) => ({ phone: `+155555501${10 + at}`, otp: '123456' }))
  await control('PATCH', '/projects/demo', { authMockNumbers })
  const { body } = await server('GET', '/project/mock-phones')
  expect([body.total, Array.isArray(body.mockNumbers) && body.mockNumbers.length]).toEqual([30, 30])
})

test('mock phones: tell their events', async () => {
  const world = await newWorld()
  await world.server('POST', '/project/mock-phones', { number, otp: '123456' })
  expect((await world.lastExchange()).events).toEqual([`mock-phones.${number}.create`])
})

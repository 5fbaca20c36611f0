import { expect, test } from 'vitest'
import { checklist } from '../../src-renderer/features/connect/checklist.ts'
import { exchange } from './exchange.ts'
import { message } from './message.ts'

const endpoint = 'http://localhost:4280/v1'
const base = { isListening: true, endpoint, projectId: 'demo', users: 0, messages: [] }

function requestStep(...requests: ReturnType<typeof exchange>[]) {
  const step = checklist({ ...base, requests }).find(({ id }) => id === 'request')
  if (step === undefined) throw new Error('The list has no step for the first request.')
  return step
}

test('checklist: calls of the window tick nothing', () => {
  expect(requestStep(exchange({ source: 'window' })).isDone).toBe(false)
})

test('checklist: the first request says which SDK called and from where', () => {
  const client = { ...exchange().client, sdkName: 'Web', sdkVersion: '27.0.0', origin: 'http://localhost:3000' }
  expect(requestStep(exchange({ client }))).toMatchObject({
    isDone: true,
    detail: 'Web SDK 27.0.0 from http://localhost:3000',
  })
})

test('checklist: a wrong project id is shown with the one that was received', () => {
  const step = requestStep(exchange({ projectId: 'shop' }))
  expect(step).toMatchObject({ isDone: false, otherProject: 'shop' })
  expect(step.detail).toContain('"shop" instead of "demo"')
})

test('checklist: a refused origin is named until a request passes', () => {
  const client = { ...exchange().client, origin: 'https://shop.example.com' }
  const refused = exchange({ status: 403, errorType: 'general_unknown_origin', client })
  expect(requestStep(refused)).toMatchObject({ isDone: false, refused })
  expect(requestStep(refused, exchange({ id: 'e2' })).isDone).toBe(true)
})

test('checklist: the first message says what was sent and to whom, whatever came after', () => {
  const steps = (messages: ReturnType<typeof message>[]) => checklist({ ...base, requests: [], messages }).at(-1)
  expect(steps([])).toMatchObject({ id: 'message', isDone: false })
  expect(steps([message({ kind: 'email-otp', to: 'ada@example.test' }), message({ id: 'later' })])).toMatchObject({
    isDone: true,
    detail: 'Email OTP to ada@example.test',
  })
})

test('checklist: who hears nothing is told how phones and containers reach it', () => {
  expect(requestStep().commands.map(({ line }) => line)).toContain('offwrite serve --allow-host 10.0.2.2')
  expect(requestStep(exchange({})).commands).toEqual([])
})

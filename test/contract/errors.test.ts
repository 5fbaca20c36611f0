/** Every error of the contract: a request that ends in it, or why none does. */
import { afterAll, expect, test } from 'vitest'
import { catalogue, type ErrorType, publicCodes } from '../../src-shared/http/error-catalogue.ts'
import { errorIn, startOf, visit } from '../account/oauth2-browser.ts'
import { errors } from './data.ts'
import { failedLogins, requests, unseen } from './error-requests.ts'
import { newScene } from './scene.ts'

const isType = (type: string): type is ErrorType => Object.hasOwn(catalogue, type)
const rows = <T>(table: Readonly<Partial<Record<ErrorType, T>>>) =>
  Object.entries(table).flatMap(([type, row]) => (isType(type) ? [{ type, row }] : []))

const seen = new Set<ErrorType>()

afterAll(() => {
  const reasons = rows(unseen).map(({ type, row }) => `  ${type}: ${row}\n`)
  process.stdout.write(`contract: ${seen.size} of ${errors.length} error types seen; not seen:\n${reasons.join('')}`)
})

test('contract: each error type has a request or a reason, and no more than one of them', () => {
  const told = [requests, failedLogins, unseen].flatMap((table) => Object.keys(table))
  expect(told.toSorted()).toEqual(errors.map(({ type }) => String(type)).toSorted())
})

test.each(rows(requests))('contract: a request ends in $type', async ({ type, row: ask }) => {
  const { code } = catalogue[type]
  const reply = await ask(await newScene())
  const isPublic = publicCodes.has(code)
  expect([reply.status, reply.body.type, reply.body.code], reply.story).toEqual(
    isPublic ? [code, type, code] : [500, type, 500],
  )
  expect(reply.headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate')
  seen.add(type)
})

test.each(rows(failedLogins))(
  'contract: the failure URL of a login is told of $type',
  async ({ type, row: choice }) => {
    const { world } = await newScene()
    const end = await visit(world, startOf('sessions', 'google'), { choice })
    expect([end.status, errorIn(end)], end.hops.join(', ')).toEqual([301, { type, code: catalogue[type].code }])
    seen.add(type)
  },
)

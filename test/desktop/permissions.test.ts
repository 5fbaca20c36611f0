import { expect, test } from 'vitest'
import { restrictPermissions } from '../../src-main/desktop/permissions.ts'
import { recordSession } from './recording.ts'

const own = 'http://localhost:4280/#/connect'
const asking = { getURL: () => own }

function restricted() {
  const { session, recorded } = recordSession()
  restrictPermissions(session, () => 'http://localhost:4280')
  const { request, check, device } = recorded
  if (request === undefined || check === undefined || device === undefined) throw new Error('A handler is missing.')
  return {
    device,
    requests: (permission: string, requestingUrl = own, isMainFrame = true): boolean => {
      const answers: boolean[] = []
      request(asking, permission, (isGranted) => answers.push(isGranted), { requestingUrl, isMainFrame })
      expect(answers).toHaveLength(1)
      return answers[0] === true
    },
    checks: (permission: string, requestingUrl = own, isMainFrame = true): boolean =>
      check(asking, permission, 'http://localhost:4280', { requestingUrl, isMainFrame }),
  }
}

test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'usb', 'unknown'])(
  'permissions: refuses %s to the own page',
  (permission) => {
    const { requests, checks } = restricted()
    expect([requests(permission), checks(permission)]).toEqual([false, false])
  },
)

test('permissions: lets the own page copy', () => {
  const { requests, checks } = restricted()
  expect([requests('clipboard-sanitized-write'), checks('clipboard-sanitized-write')]).toEqual([true, true])
})

test('permissions: lets no other page and no frame copy', () => {
  const { requests, checks } = restricted()
  expect(requests('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
  expect(checks('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
  expect(requests('clipboard-sanitized-write', own, false)).toBe(false)
  expect(checks('clipboard-sanitized-write', own, false)).toBe(false)
})

test('permissions: refuses every device', () => {
  expect(restricted().device()).toBe(false)
})

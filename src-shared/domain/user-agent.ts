/**
 * What a session keeps of the caller's user agent (contract section 9): all text, `''` where nothing is known.
 *
 * Bowser tells browsers and systems apart; the files beside this one give its findings the codes and the versions that
 * the server stores.
 */
import Bowser from 'bowser'
import { describeClient, type Client } from './user-agent/client.ts'
import { describeDevice, type Device } from './user-agent/device.ts'
import { describeOperatingSystem, type OperatingSystem } from './user-agent/operating-system.ts'

export interface UserAgentDescription extends OperatingSystem, Client, Device {}

/** Real ones stay under 500; whatever stands behind this is not read, which bounds the time hostile text can take. */
const longestRead = 2048

export function describeUserAgent(userAgent: string): UserAgentDescription {
  const text = userAgent.slice(0, longestRead)
  // Bowser throws on empty text.
  const { browser, os } = text === '' ? { browser: {}, os: {} } : Bowser.parse(text)
  return {
    ...describeOperatingSystem(text, os.name ?? ''),
    ...describeClient(text, browser.name ?? ''),
    ...describeDevice(text),
  }
}

/** Program, system and device as people name them; what is not known says so. */
export function nameAgent(agent: UserAgentDescription): {
  readonly client: string
  readonly system: string
  readonly device: string
} {
  const named = (parts: readonly string[], unknown: string) => parts.filter((part) => part !== '').join(' ') || unknown
  return {
    client: named([agent.clientName, agent.clientVersion], 'an unknown client'),
    system: named([agent.osName, agent.osVersion], 'an unknown system'),
    device: named([agent.deviceBrand, agent.deviceModel], agent.deviceName || 'unknown device'),
  }
}

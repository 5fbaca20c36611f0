/** The operating system, under the short codes that Matomo gave and Appwrite kept. */
import { shortVersion, wholeVersion } from './version.ts'

export interface OperatingSystem {
  readonly osCode: string
  readonly osName: string
  readonly osVersion: string
}

const windowsNames: Readonly<Record<string, string>> = {
  '10.0': '10',
  '6.4': '10',
  '6.3': '8.1',
  '6.2': '8',
  '6.1': '7',
  '6.0': 'Vista',
  '5.2': 'XP',
  '5.1': 'XP',
  '5.0': '2000',
}

/** Code, name, and the word that gives the distribution away. */
const distributions = [
  ['UBT', 'Ubuntu', 'Ubuntu'],
  ['KBT', 'Kubuntu', 'Kubuntu'],
  ['XBT', 'Xubuntu', 'Xubuntu'],
  ['LBT', 'Lubuntu', 'Lubuntu'],
  ['MIN', 'Mint', 'Linux Mint'],
  ['DEB', 'Debian', 'Debian'],
  ['KAL', 'Kali', 'Kali'],
  ['RAS', 'Raspbian', 'Raspbian'],
  ['FED', 'Fedora', 'Fedora'],
  ['RHT', 'Red Hat', 'Red Hat'],
  ['CES', 'CentOS', 'CentOS'],
  ['ROC', 'Rocky Linux', 'Rocky'],
  ['ARL', 'Arch Linux', 'Arch'],
  ['GNT', 'Gentoo', 'Gentoo'],
  ['SLW', 'Slackware', 'Slackware'],
  ['SSE', 'SUSE', 'SUSE'],
] as const

/** `system` is the name that bowser gives; what it does not tell apart is read from the text. */
export function describeOperatingSystem(text: string, system: string): OperatingSystem {
  switch (system) {
    case 'Windows Phone':
      return named('WPH', 'Windows Phone', after(text, /Windows Phone(?: OS)?[ /]([0-9._]+)/i))
    case 'Windows':
      return windows(after(text, /Windows NT ([0-9.]+)/i))
    case 'iOS':
      return /iPad/i.test(text) ? named('IPA', 'iPadOS', appleVersion(text)) : named('IOS', 'iOS', appleVersion(text))
    case 'macOS':
      return named('MAC', 'Mac', shortVersion(after(text, /Mac OS X[ /]([0-9._]+)/i)))
    case 'Android':
      return /Silk\/|\b(?:KF|AFT)[A-Z0-9]{2,}\b/.test(text)
        ? named('FIR', 'Fire OS', '')
        : named('AND', 'Android', after(text, /Android[ /]([0-9][0-9._]*)/i))
    case 'HarmonyOS':
      return /OpenHarmony/i.test(text)
        ? named('OHS', 'OpenHarmony', after(text, /OpenHarmony[ /]([0-9][0-9._]*)/i))
        : named('HAR', 'HarmonyOS', after(text, /HarmonyOS[ /]([0-9][0-9._]*)/i))
    case 'Chrome OS':
      return named('COS', 'Chrome OS', after(text, /CrOS [^ )]+ ([0-9.]+)/i))
    case 'Tizen':
      return named('TIZ', 'Tizen', after(text, /Tizen[ /]([0-9.]+)/i))
    case 'WebOS':
      return named('WOS', 'webOS', after(text, /web[0O]S[ /]([0-9.]+)/i))
    default:
      return otherSystem(text)
  }
}

function otherSystem(text: string): OperatingSystem {
  if (/Windows NT/i.test(text)) return windows(after(text, /Windows NT ([0-9.]+)/i))
  if (/Linux|X11/i.test(text)) return linux(text)
  return named('', '', '')
}

function windows(version: string): OperatingSystem {
  return named('WIN', 'Windows', windowsNames[version] ?? version)
}

function linux(text: string): OperatingSystem {
  for (const [code, name, word] of distributions) {
    const found = new RegExp(`\\b${word}\\b(?:[ /]([0-9][0-9._]*))?`, 'i').exec(text)
    if (found !== null) return named(code, name, wholeVersion(found[1] ?? ''))
  }
  return named('LIN', 'GNU/Linux', '')
}

/** `CPU iPhone OS 17_4 like Mac OS X`, and `iOS/18.1` of native apps, of which only `18` is read (as in production). */
function appleVersion(text: string): string {
  return after(text, /(?:CPU (?:iPhone )?OS|iPhone OS|OS)[ /]([0-9_]+)/i)
}

function after(text: string, pattern: RegExp): string {
  return wholeVersion(pattern.exec(text)?.[1] ?? '')
}

function named(osCode: string, osName: string, osVersion: string): OperatingSystem {
  return { osCode, osName, osVersion }
}

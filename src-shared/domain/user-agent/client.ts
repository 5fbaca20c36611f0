/** The program that called: a browser, a library, an app. Codes and names are Matomo's, which Appwrite kept. */
import { shortVersion, versionAfter } from './version.ts'

export interface Client {
  readonly clientType: string
  readonly clientCode: string
  readonly clientName: string
  readonly clientVersion: string
  readonly clientEngine: string
  readonly clientEngineVersion: string
}

type Named = readonly [code: string, name: string]

interface ChromiumBrowser {
  /** As bowser calls it. */
  readonly bowser: string
  /** What its version stands behind. */
  readonly token: string
  readonly named: Named
  readonly onPhone?: Named
  /** Blink is taken for granted even where no Chrome is named, as on an iPhone (so does production). */
  readonly alwaysBlink?: true
}

/** Browsers on Chromium that have a name of their own. Bowser misses some of them: then the token decides. */
const chromiumBrowsers: readonly ChromiumBrowser[] = [
  { bowser: 'Microsoft Edge', token: '(?:EdgA|EdgiOS|Edge?)', named: ['PS', 'Microsoft Edge'], alwaysBlink: true },
  {
    bowser: 'Opera',
    token: '(?:OPR|Opera)',
    named: ['OP', 'Opera'],
    onPhone: ['OM', 'Opera Mobile'],
    alwaysBlink: true,
  },
  {
    bowser: 'Samsung Internet for Android',
    token: 'SamsungBrowser',
    named: ['SB', 'Samsung Browser'],
    alwaysBlink: true,
  },
  { bowser: 'Vivaldi', token: 'Vivaldi', named: ['VI', 'Vivaldi'] },
  { bowser: 'Yandex Browser', token: 'YaBrowser', named: ['YA', 'Yandex Browser'] },
  { bowser: 'Brave', token: 'Brave', named: ['BR', 'Brave'] },
  { bowser: 'NAVER Whale Browser', token: 'Whale', named: ['WH', 'Whale Browser'] },
  { bowser: 'UC Browser', token: 'UCBrowser', named: ['UC', 'UC Browser'] },
  { bowser: 'QQ', token: 'M?QQBrowser', named: ['QQ', 'QQ Browser'] },
  { bowser: 'DuckDuckGo', token: 'DuckDuckGo', named: ['DD', 'DuckDuckGo Privacy Browser'] },
  { bowser: 'Amazon Silk', token: 'Silk', named: ['MS', 'Mobile Silk'] },
]

/** Token and name; the first that fits decides, so `Java-http-client` stands before `Java`. */
const libraries = [
  ['curl', 'curl'],
  ['Wget', 'Wget'],
  ['PostmanRuntime', 'Postman Runtime'],
  ['okhttp', 'OkHttp'],
  ['Dart', 'Dart'],
  ['GuzzleHttp', 'Guzzle'],
  ['python-requests', 'Python Requests'],
  ['Python-urllib', 'Python urllib'],
  ['aiohttp', 'aiohttp'],
  ['Go-http-client', 'Go-http-client'],
  ['node-fetch', 'Node Fetch'],
  ['axios', 'Axios'],
  ['HTTPie', 'HTTPie'],
  ['Apache-HttpClient', 'Apache HTTP Client'],
  ['Java-http-client', 'Java HTTP Client'],
  ['Java', 'Java'],
  ['got', 'got'],
] as const

/** `browser` is the name that bowser gives. */
export function describeClient(text: string, browser: string): Client {
  if (text.includes('AppwriteCLI')) return commandLine(text)
  return chromiumClient(text, browser) ?? otherBrowser(text) ?? library(text) ?? nativeApp(text) ?? nothing
}

const nothing: Client = {
  clientType: '',
  clientCode: '',
  clientName: '',
  clientVersion: '',
  clientEngine: '',
  clientEngineVersion: '',
}

/** Appwrite's own tool is told apart before anything else, and keeps its whole version. */
function commandLine(text: string): Client {
  const version = text.split(' ', 1)[0]?.split('/')[1] ?? ''
  return { ...nothing, clientType: 'desktop', clientCode: 'cli', clientName: 'Appwrite CLI', clientVersion: version }
}

function chromiumClient(text: string, browser: string): Client | null {
  if (/Opera Mini\//i.test(text)) {
    const version = versionAfter(text, 'Opera Mini') ?? ''
    return browserClient(['OI', 'Opera Mini'], shortVersion(version), 'Presto', versionAfter(text, 'Presto'))
  }
  const known =
    chromiumBrowsers.find(({ bowser }) => bowser === browser) ??
    chromiumBrowsers.find(({ token }) => versionAfter(text, token) !== null)
  const version = known === undefined ? null : versionAfter(text, known.token)
  if (known === undefined || version === null) return null
  const named = known.onPhone !== undefined && /Mobile|Opera Mobi/i.test(text) ? known.onPhone : known.named
  const blink = versionAfter(text, 'Chrome') ?? (known.alwaysBlink === true ? version : null)
  if (blink !== null) return browserClient(named, shortVersion(version), 'Blink', blink)
  const webKit = versionAfter(text, 'AppleWebKit')
  return browserClient(named, shortVersion(version), webKit === null ? '' : 'WebKit', webKit)
}

function otherBrowser(text: string): Client | null {
  const onPhone = /Mobile|Android/i.test(text)
  const webKit = versionAfter(text, 'AppleWebKit')
  const chromeOnApple = versionAfter(text, 'CriOS')
  if (chromeOnApple !== null) {
    return browserClient(['CI', 'Chrome Mobile iOS'], shortVersion(chromeOnApple), 'WebKit', webKit)
  }
  const firefoxOnApple = versionAfter(text, 'FxiOS')
  if (firefoxOnApple !== null) {
    return browserClient(['F1', 'Firefox Mobile iOS'], shortVersion(firefoxOnApple), 'WebKit', webKit)
  }
  // Electron, headless Chrome and crawlers that run Chrome are Chrome here, as in production.
  const chrome = versionAfter(text, '(?:Chrome|Chromium)')
  if (chrome !== null) {
    const inApp = text.includes('; wv)') || /Version\/4\.0 Chrome\//i.test(text)
    const onPhoneOrNot: Named = onPhone ? ['CM', 'Chrome Mobile'] : ['CH', 'Chrome']
    return browserClient(inApp ? ['CV', 'Chrome Webview'] : onPhoneOrNot, shortVersion(chrome), 'Blink', chrome)
  }
  const firefox = versionAfter(text, 'Firefox')
  if (firefox !== null) {
    const version = shortVersion(firefox)
    return browserClient(onPhone ? ['FM', 'Firefox Mobile'] : ['FF', 'Firefox'], version, 'Gecko', version)
  }
  return safari(text, webKit) ?? internetExplorer(text)
}

function safari(text: string, webKit: string | null): Client | null {
  if (webKit === null || !/Safari\//i.test(text)) return null
  const onPhone = /Mobile\//i.test(text) && /iPhone|iPad|iPod/i.test(text)
  const version = versionAfter(text, 'Version') ?? ''
  return browserClient(onPhone ? ['MF', 'Mobile Safari'] : ['SF', 'Safari'], version, 'WebKit', webKit)
}

function internetExplorer(text: string): Client | null {
  const trident = text.search(/Trident\//i)
  const version =
    /MSIE ([0-9.]+)/i.exec(text)?.[1] ?? (trident === -1 ? undefined : /rv:([0-9.]+)/i.exec(text.slice(trident))?.[1])
  if (version === undefined) return null
  return browserClient(['IE', 'Internet Explorer'], version, 'Trident', versionAfter(text, 'Trident'))
}

function library(text: string): Client | null {
  for (const [token, name] of libraries) {
    const version = versionAfter(text, token)
    if (version !== null) {
      return { ...nothing, clientType: 'library', clientName: name, clientVersion: shortVersion(version) }
    }
  }
  return null
}

/** What Appwrite's Flutter SDK sends on Apple devices: `com.example.app/1.0.0 iPhone17,1 iOS/18.1`. */
function nativeApp(text: string): Client | null {
  const [bundle = '', , system = '', ...more] = text.split(' ')
  const [name = '', version = '', ...rest] = bundle.split('/')
  if (more.length > 0 || rest.length > 0 || !system.startsWith('iOS/')) return null
  if (!name.includes('.') || !/^[0-9.]+$/.test(version)) return null
  return { ...nothing, clientType: 'mobile app', clientName: name, clientVersion: shortVersion(version) }
}

function browserClient([code, name]: Named, version: string, engine: string, engineVersion: string | null): Client {
  return {
    clientType: 'browser',
    clientCode: code,
    clientName: name,
    clientVersion: version,
    clientEngine: engine,
    clientEngineVersion: engineVersion ?? '',
  }
}

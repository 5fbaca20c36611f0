/** The machine: its kind, who made it, and the model as the user agent names it (`SM-G991B`, not a name in a shop). */

export interface Device {
  readonly deviceName: string
  readonly deviceBrand: string
  readonly deviceModel: string
}

const brands = [
  ['Samsung', /\bSM-[A-Z0-9]|\bGT-[A-Z0-9]|Samsung/i],
  ['Google', /\bPixel\b|\bNexus\b/i],
  ['Huawei', /Huawei|\b(?:ANE|ELE|ELS|VOG)-/i],
  ['Honor', /\bHonor\b/i],
  ['Xiaomi', /Xiaomi|Redmi|\bMi [A-Z0-9]/i],
  ['OnePlus', /OnePlus/i],
  ['Oppo', /\bOPPO\b|\bCPH[0-9]/i],
  ['Vivo', /\bvivo\b/i],
  ['Realme', /\bRMX[0-9]|\brealme\b/i],
  ['Motorola', /Motorola|\bmoto\b|\bXT[0-9]{4}/i],
  ['Nokia', /Nokia/i],
  ['Sony', /Sony|Xperia/i],
  ['LG', /\bLG[- ]|\bLM-[A-Z0-9]|Web0S/i],
  ['Asus', /\bASUS/i],
  ['Tecno', /\bTECNO\b/i],
  ['Amazon', /Kindle|Silk\/|\bKF[A-Z0-9]{2,}\b/],
] as const

const tabletModel = /^(?:SM-[TX]|GT-P|Nexus (?:7|9|10)\b|Pixel (?:C|Tablet)\b|(?:Lenovo )?(?:TB-|Tab\b)|MediaPad\b)/i

export function describeDevice(text: string): Device {
  return apple(text) ?? television(text) ?? windowsPhone(text) ?? android(text) ?? desktop(text) ?? device('', '', '')
}

function apple(text: string): Device | null {
  if (/AppleTV/i.test(text)) return device('tv', 'Apple', 'Apple TV')
  if (/iPad/i.test(text)) return device('tablet', 'Apple', 'iPad')
  // Windows Phone says "like iPhone" to be served phone pages.
  if (/iPhone/i.test(text) && !/Windows Phone/i.test(text)) return device('smartphone', 'Apple', 'iPhone')
  if (/iPod/i.test(text)) return device('portable media player', 'Apple', 'iPod')
  return null
}

function television(text: string): Device | null {
  const isTelevision = /Smart-?TV|HbbTV|GoogleTV|Android TV|BRAVIA|NetCast|Tizen TV|webOS/i.test(text)
  return isTelevision ? device('tv', brandOf(text), '') : null
}

function windowsPhone(text: string): Device | null {
  return /Windows Phone/i.test(text) ? device('smartphone', 'Microsoft', '') : null
}

function android(text: string): Device | null {
  if (!/Android/i.test(text)) return null
  const model = modelOf(text)
  const isTablet = !/Mobile/i.test(text) || tabletModel.test(model)
  return device(isTablet ? 'tablet' : 'smartphone', brandOf(`${model} ${text}`), model)
}

function desktop(text: string): Device | null {
  if (!/Windows NT|Macintosh|X11|CrOS|Linux x86_64|Linux i[3-6]86/i.test(text)) return null
  return device('desktop', /Macintosh/i.test(text) ? 'Apple' : '', '')
}

/**
 * What stands after `Android 14;`, without locale and build. Firefox names no model there but `Mobile` or `Tablet`, and
 * production takes that for the model; so do we.
 */
function modelOf(text: string): string {
  const start = text.search(/Android/i)
  const end = text.indexOf(')', start)
  const [, ...parts] = text.slice(start, end === -1 ? text.length : end).split(';')
  const model = parts.map((part) => part.trim()).find((part) => !/^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(part)) ?? ''
  return model.split(/\s+Build\//, 1)[0] ?? ''
}

function brandOf(text: string): string {
  return brands.find(([, pattern]) => pattern.test(text))?.[0] ?? ''
}

function device(deviceName: string, deviceBrand: string, deviceModel: string): Device {
  return { deviceName, deviceBrand, deviceModel }
}

/** A screen in a small window of its own, without the frame, where it was left the last time. */
import { currentPlace } from '../navigation/use-place.ts'
import { formatPlace } from '../navigation/place.ts'

/** What the address of such a window says. */
export const bare = 'bare'
/** And that of the small one with the newest code. */
export const mini = 'mini'

const usual = 'width=900,height=640'
const usualMini = 'width=280,height=140'

/** Null: the browser allows no window. */
export function popOut(screen: string): Window | null {
  const { id, parameters } = currentPlace()
  const address = formatPlace({ screen, id, parameters: { ...parameters, frame: bare } })
  // One for each screen: asked for again, it comes to the front.
  const name = `offwrite-${screen}`
  return window.open(address, name, `popup,${kept(name, usual)}`)
}

/** Null: the browser allows no window. In the desktop app it stays in front of all others. */
export function popOutCode(): Window | null {
  const { project = '' } = currentPlace().parameters
  const address = formatPlace({ screen: 'inbox', id: null, parameters: { project, frame: mini } })
  const name = 'offwrite-code'
  return window.open(address, name, `popup,${kept(name, usualMini)}`)
}

/** Called in the window itself. */
export function rememberWhere(): () => void {
  const keep = () => {
    const { name, screenX, screenY, innerWidth, innerHeight } = window
    localStorage.setItem(keyOf(name), `left=${screenX},top=${screenY},width=${innerWidth},height=${innerHeight}`)
  }
  window.addEventListener('pagehide', keep)
  return () => window.removeEventListener('pagehide', keep)
}

const keyOf = (windowName: string) => `offwrite.window.${windowName}`

function kept(windowName: string, otherwise: string): string {
  const features = localStorage.getItem(keyOf(windowName)) ?? ''
  return /^left=-?\d+,top=-?\d+,width=\d+,height=\d+$/.test(features) ? features : otherwise
}

import { useCallback, useSyncExternalStore } from 'react'
import { formatPlace, parsePlace, type Place } from './place.ts'

export function usePlace(): Place {
  return usePlacePart((place) => place)
}

/** What of the place matters: nothing is painted again while that stays, whatever else is typed into the address. */
export function usePlacePart<Part>(select: (place: Place) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(currentPlace()))
}

/** One parameter of the address and its setter. Setting replaces the entry in the history: typing is not travel. */
export function usePlaceParameter(name: string): readonly [string, (value: string) => void] {
  const value = usePlacePart(({ parameters }) => parameters[name] ?? '')
  const set = useCallback((next: string) => navigate({ parameters: { [name]: next } }, 'replace'), [name])
  return [value, set]
}

let current = { hash: '', place: parsePlace('') }

/** The same object for the same address. */
export function currentPlace(): Place {
  const hash = readHash()
  if (current.hash !== hash) current = { hash, place: parsePlace(hash) }
  return current.place
}

/**
 * Goes to a place. What is not named stays, except that another screen starts with only the project and the frame kept
 * and nothing open. An empty parameter goes away.
 */
export function navigate(to: Partial<Place>, how: 'push' | 'replace' = 'push'): void {
  const address = formatPlace(nextPlace(currentPlace(), to))
  if (address === readHash()) return
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

/** What belongs to the window and not to a screen. */
const ofWindow = ['project', 'frame']

export function nextPlace(from: Place, to: Partial<Place>): Place {
  const screen = to.screen ?? from.screen
  const stays = screen === from.screen
  const kept = stays
    ? from.parameters
    : Object.fromEntries(Object.entries(from.parameters).filter(([name]) => ofWindow.includes(name)))
  return {
    screen,
    id: to.id !== undefined ? to.id : stays ? from.id : null,
    parameters: { ...kept, ...to.parameters },
  }
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed)
  window.addEventListener('hashchange', changed)
  return () => {
    window.removeEventListener('popstate', changed)
    window.removeEventListener('hashchange', changed)
  }
}

function readHash(): string {
  return window.location.hash
}

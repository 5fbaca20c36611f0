import type { MouseEvent, ReactNode } from 'react'
import { formatPlace, type Place } from './place.ts'
import { navigate, nextPlace, usePlacePart } from './use-place.ts'

export interface LinkProps {
  readonly to: Partial<Place>
  readonly className?: string
  readonly children: ReactNode
  readonly isCurrent?: boolean
  readonly label?: string
}

/** A real link: it can be opened in another tab, and a screen reader lists it. */
export function Link({ to, className, children, isCurrent = false, label }: LinkProps) {
  const address = usePlacePart((place) => formatPlace(nextPlace(place, to)))
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a
      href={address}
      onClick={follow}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  )
}

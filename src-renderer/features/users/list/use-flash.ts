import { useState } from 'react'

/** Counts how often a value has changed while it was on screen. As a key with an animation it lets the change flash. */
export function useChanges(value: string): number {
  const [seen, see] = useState({ value, changes: 0 })
  if (seen.value !== value) see({ value, changes: seen.changes + 1 })
  return seen.changes
}

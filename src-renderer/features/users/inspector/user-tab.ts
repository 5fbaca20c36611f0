import { usePlaceParameter } from '../../../navigation/use-place.ts'

const userTabs = ['profile', 'access', 'security', 'activity'] as const

export type UserTab = (typeof userTabs)[number]

/** Which part of the user is shown: in the address, so that a link leads to it; it stays from one user to the next. */
export function useUserTab(): readonly [UserTab, (tab: UserTab) => void] {
  const [named, setNamed] = usePlaceParameter('tab')
  const tab = userTabs.find((each) => each === named) ?? 'profile'
  return [tab, (chosen) => setNamed(chosen === 'profile' ? '' : chosen)]
}

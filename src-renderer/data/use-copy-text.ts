import { useCallback } from 'react'
import { desktop } from './desktop.ts'
import { useViewState } from './use-view-state.ts'

/** Copies; the desktop window does so whether it is in front or not, and clears a secret after a minute. */
export function useCopyText(): (text: string, isSecret?: boolean) => Promise<void> {
  const clearsSecrets = useViewState((view) => view.clearsSecrets)
  return useCallback(
    (text, isSecret = false) => {
      const calls = desktop()
      if (calls === null) return navigator.clipboard.writeText(text)
      return calls.copy({ text, isSecret: isSecret && clearsSecrets })
    },
    [clearsSecrets],
  )
}

import { useCallback } from 'react'
import { useActions } from './use-action.ts'

/** Takes all faults away, on every project; undo brings them back. */
export function useClearFaults(): () => void {
  const { run } = useActions()
  return useCallback(
    () =>
      void run(
        { method: 'DELETE', path: '/__emulator/faults', body: null },
        { doing: 'Clear all faults', done: 'Cleared all faults' },
      ),
    [run],
  )
}

import { useServices } from '../data/services.ts'
import { useConnection } from '../data/use-connection.ts'
import { Button } from '../ui/button.tsx'

/** The emulator is gone: what is on screen stays readable, and the window comes back by itself. */
export function LostBanner() {
  const { connection } = useServices()
  const { state } = useConnection()
  if (state !== 'lost') return null
  return (
    <div
      role="alert"
      className="flex min-h-10 shrink-0 items-center justify-between gap-4 border-b border-hairline bg-warning-tint px-4 py-1 text-warning"
    >
      <span>
        <strong className="font-semibold">The emulator does not answer.</strong> What you see is from before. This
        window reconnects by itself.
      </span>
      <Button onPress={() => connection.retryNow()}>Try now</Button>
    </div>
  )
}

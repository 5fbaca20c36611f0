import { useInboxFeed } from '../../../data/use-inbox.ts'
import { Button } from '../../../ui/button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { EmptyState, Skeleton } from '../../../ui/states.tsx'

/** Deleted meanwhile, or one of the oldest that a full inbox let go. */
export function NoSuchMessage({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { isLoading } = useInboxFeed()
  return (
    <Inspector label="Message" header={<p className="text-section font-semibold">Message</p>} onClose={onClose}>
      {isLoading ? (
        <Skeleton />
      ) : (
        <EmptyState title="No such message" actions={<Button onPress={onClose}>Close</Button>}>
          No message of this project has the ID {id}.
        </EmptyState>
      )}
    </Inspector>
  )
}

import { Button } from '../../../ui/button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { EmptyState } from '../../../ui/states.tsx'

export function NoSuchSnapshot({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  return (
    <Inspector label="Snapshot" header={<p className="text-section font-semibold">Snapshot</p>} onClose={onClose}>
      <EmptyState title="No such snapshot" actions={<Button onPress={onClose}>Close</Button>}>
        It was renamed or deleted: {name}
      </EmptyState>
    </Inspector>
  )
}

import { Ellipsis, Pin, PinOff, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { ExchangeDetail } from '../../../../src-shared/contract/requests.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { FailNext } from '../fail-next.tsx'
import { downloadHar } from './download-har.ts'
import { ReplayAsDialog } from './replay-as-dialog.tsx'
import { useRequestActions } from './use-request-actions.ts'

interface ActionBarProps {
  readonly exchange: ExchangeDetail
  /** Null where there is no call to compare with. */
  readonly onCompare: (() => void) | null
}

/** What is done with the request that is open. */
export function ActionBar({ exchange, onCompare }: ActionBarProps) {
  const actions = useRequestActions()
  const [isChoosing, setChoosing] = useState(false)
  const { id, sdk, method, path } = exchange
  const title = sdk ?? `${method} ${path.split('?')[0]}`
  const isPinned = actions.isPinned(id)
  return (
    <div className="flex items-center gap-1 pt-1">
      <Button
        action="replay"
        icon={<Icon of={RotateCw} />}
        onPress={() => void actions.replay(exchange)}
        label={`Replay ${title}`}
      >
        Replay
      </Button>
      <IconButton
        label={`${isPinned ? 'Unpin' : 'Pin'} ${title}`}
        icon={<Icon of={isPinned ? PinOff : Pin} />}
        action="pin"
        onPress={() => actions.togglePin(id)}
      />
      <FailNext exchange={exchange} />
      <Menu
        label="More for this request"
        trigger={<IconButton label={`More for ${title}`} icon={<Icon of={Ellipsis} />} />}
        groups={[
          [
            entry('Replay as a guest', () => void actions.replay(exchange, 'guest', 'a guest')),
            entry('Replay with the API key', () => void actions.replay(exchange, 'key', 'the API key')),
            entry('Replay as a user…', () => setChoosing(true)),
          ],
          onCompare === null ? [] : [entry('Compare with the same call before', onCompare)],
          [
            entry('Copy as bug report', () => actions.copyReport(exchange)),
            entry('Export as HAR', () => downloadHar({ id })),
          ],
        ]}
      />
      {isChoosing ? (
        <ReplayAsDialog
          title={title}
          onClose={() => setChoosing(false)}
          onReplay={(userId) => void actions.replay(exchange, userId, userId)}
        />
      ) : null}
    </div>
  )
}

function entry(title: string, run: () => void) {
  return { id: title, title, run }
}

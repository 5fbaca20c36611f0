import { ListX, Lock } from 'lucide-react'
import { useCallback, useDeferredValue, useState } from 'react'
import { useMessages, useUnread } from '../../data/use-inbox.ts'
import { useNow } from '../../data/use-now.ts'
import { stateAt } from '../../data/messages.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { orderRows } from '../../ui/grid/column-order.ts'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { useOrdering } from '../../ui/grid/use-ordering.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { FixedCodesDialog } from './fixed-codes-dialog.tsx'
import { InboxList } from './inbox-list.tsx'
import { checkedLink } from './link-check.ts'
import { defaultMessageOrder, messageColumns } from './message-columns.tsx'
import { messageTokens, parseMessageFilter } from './message-filter.ts'
import { plainMessage } from './plain-message.ts'
import { MessageReader } from './reader/message-reader.tsx'
import { NoSuchMessage } from './reader/no-such-message.tsx'
import { useFixedCodes } from '../../data/use-fixed-codes.ts'
import { isCompletable, useMessageActions } from './use-message-actions.ts'

/** Another project is another inbox. */
export function InboxScreen() {
  const projectId = useProjectId()
  return <InboxOfProject key={projectId} projectId={projectId} />
}

function InboxOfProject({ projectId }: { readonly projectId: string }) {
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const ordering = useOrdering(defaultMessageOrder)
  const { order } = ordering
  const messages = useMessages()
  const actions = useMessageActions()
  const fixed = useFixedCodes()
  const now = useNow()
  const isUnread = useUnread()
  const arranging = useArrangement(`inbox/${projectId}`)
  const { copy } = useCopy()
  const [activeId, setActive] = useState<string | null>(openId)
  const [isPinning, setPinning] = useState(false)

  const opened = messages.find(({ id }) => id === openId)
  const one = opened ?? messages.find(({ id }) => id === activeId)
  // To copy or to open, the newest is meant while no row is.
  const meant = one ?? messages[0]
  const open = useCallback(
    (id: string | null, withKeys: boolean) => {
      // Enter again takes what is read.
      if (withKeys && opened !== undefined && id === opened.id) actions.copy(opened)
      else openRow(id, withKeys)
    },
    [actions, opened],
  )
  const remove = () => {
    if (one === undefined) return
    if (one.id === openId) openRow(null, true)
    actions.remove(one)
  }
  const columns = messageColumns({ now, isUnread, isFixed: fixed.isFixed })
  const canComplete = one !== undefined && isCompletable(one) && stateAt(one, now) === 'unused'
  useKeys({
    ...(one === undefined
      ? {}
      : {
          'copy-id': () => copy(one.id),
          'toggle-inspector': () => openRow(openId === null ? one.id : null, true),
          delete: remove,
        }),
    ...(meant === undefined || (meant.code === null && meant.link === null)
      ? {}
      : { 'copy-code': () => actions.copy(meant) }),
    ...(meant?.link === null || meant?.link === undefined || !checkedLink(meant.link, true).isWeb
      ? {}
      : { 'open-link': () => actions.openLink(meant) }),
    ...(canComplete ? { complete: () => actions.complete(one) } : {}),
    ...(openId === null ? {} : { close: () => openRow(null, true) }),
  })

  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Inbox">
          <FilterBox
            label="Filter messages"
            placeholder="Address, code, kind:recovery"
            value={filter}
            onChange={setFilter}
            tokens={messageTokens}
          />
          <div className="ends-line flex shrink-0 items-center">
            <IconButton label="Fixed codes" icon={<Icon of={Lock} />} onPress={() => setPinning(true)} />
            <IconButton
              label="Clear the inbox"
              icon={<Icon of={ListX} />}
              isDisabled={messages.length === 0}
              onPress={() => {
                openRow(null, false)
                actions.clear(messages.length)
              }}
            />
            <ColumnMenu
              columns={columns}
              arranging={arranging}
              ordering={ordering}
              rows={() =>
                orderRows(messages.filter(parseMessageFilter(filter, now)), columns, order, defaultMessageOrder).map(
                  (each) => plainMessage(each, now),
                )
              }
            />
          </div>
        </ScreenHeader>
        <InboxList
          messages={messages}
          listKey={projectId}
          filter={useDeferredValue(filter)}
          openId={openId}
          ordering={ordering}
          arranging={arranging}
          isFixed={fixed.isFixed}
          onOpen={open}
          onActive={setActive}
          onClearFilter={() => setFilter('')}
        />
      </div>
      {openId === null ? null : opened === undefined ? (
        <NoSuchMessage id={openId} onClose={() => openRow(null, true)} />
      ) : (
        <MessageReader message={opened} actions={actions} fixed={fixed} onClose={() => openRow(null, true)} />
      )}
      {isPinning ? <FixedCodesDialog fixed={fixed} onClose={() => setPinning(false)} /> : null}
    </div>
  )
}

import { UserPlus } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { SignInAs, UserRow } from '../../../src-shared/contract/control.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { ViewBar } from '../../ui/view-bar.tsx'
import type { Subject } from './actions/user-calls.ts'
import { useSubjects } from './actions/use-subjects.ts'
import { CreateUserDialog } from './create/create-user-dialog.tsx'
import { SignInAsDialog } from './inspector/sign-in-as-dialog.tsx'
import { UserInspector, type UserTab } from './inspector/user-inspector.tsx'
import { SelectionBar } from './list/selection-bar.tsx'
import { UserListArea } from './list/user-list-area.tsx'
import { defaultOrder, finishedFilter, savedViews, userOrders, userTokens } from './list/user-filter.ts'
import type { Selection } from './list/use-row-keys.ts'
import { useUserWindow } from './list/use-user-window.ts'
import { openRow } from '../../ui/open-row.ts'

const nobody: Selection = new Map()

/** Another project is another list: nothing selected or half written goes along. */
export function UsersScreen() {
  const projectId = useProjectId()
  return <UsersOfProject key={projectId} projectId={projectId} />
}

function UsersOfProject({ projectId }: { readonly projectId: string }) {
  const { client, notices } = useServices()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const [chosenOrder, setOrder] = usePlaceParameter('order')
  const order = chosenOrder === '' ? defaultOrder : chosenOrder
  const list = useUserWindow(projectId, finishedFilter(filter), order)
  const { copy } = useCopy()
  const [active, setActive] = useState<UserRow | null>(null)
  const [selection, setSelection] = useState(nobody)
  const [tab, setTab] = useState<UserTab>('profile')
  const [creating, setCreating] = useState<string | null>(null)
  const [signedIn, setSignedIn] = useState<{ readonly user: Subject; readonly session: SignInAs } | null>(null)
  const [topRequests, setTopRequests] = useState(0)

  const close = useCallback(() => openRow(null, true), [])
  const { one, block, remove, label } = useSubjects({ projectId, openId, active, selection, setSelection, close })
  const signInAs = async (user: Subject) => {
    try {
      setSignedIn({ user, session: await client.signInAs(projectId, user.id) })
    } catch (error) {
      notices.fail(error, 'Sign in as')
    }
  }
  useKeys({
    create: () => setCreating(''),
    ...(one === null ? {} : { 'copy-id': () => copy(one.id), 'sign-in-as': () => void signInAs(one) }),
    ...(one === null && selection.size === 0 ? {} : { block: () => block(), delete: () => remove() }),
    ...(openId === null && active === null
      ? {}
      : { 'toggle-inspector': () => openRow(openId === null ? (active?.id ?? null) : null, true) }),
    ...(openId !== null ? { close } : selection.size > 0 ? { close: () => setSelection(nobody) } : {}),
  })

  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Users">
          <FilterBox
            label="Filter users"
            placeholder="Name, email, phone, ID, status:blocked"
            value={filter}
            onChange={setFilter}
            tokens={userTokens}
          />
          <Button look="primary" action="create" icon={<Icon of={UserPlus} />} onPress={() => setCreating('')}>
            Create user
          </Button>
        </ScreenHeader>
        {selection.size > 0 ? (
          <SelectionBar
            selection={selection}
            onClear={() => setSelection(nobody)}
            onBlock={() => block()}
            onDelete={() => remove()}
            onLabel={label}
          />
        ) : (
          <ViewBar
            views={savedViews}
            orders={userOrders}
            one="user"
            filter={filter}
            onFilter={setFilter}
            order={order}
            onOrder={setOrder}
            total={list.state.total}
          />
        )}
        <UserListArea
          list={list}
          filter={filter}
          onFilter={setFilter}
          order={order}
          onOrder={setOrder}
          openId={openId}
          onOpen={openRow}
          onActive={setActive}
          selection={selection}
          onSelection={setSelection}
          topRequests={topRequests}
          onCreate={setCreating}
        />
      </div>
      {openId === null ? null : (
        <UserInspector
          userId={openId}
          tab={tab}
          onTab={setTab}
          onClose={close}
          onBlock={block}
          onDelete={remove}
          onSignInAs={(user) => void signInAs(user)}
        />
      )}
      {creating === null ? null : (
        <CreateUserDialog
          initialLine={creating}
          onClose={() => setCreating(null)}
          onCreated={(userId, isLast) => {
            setTopRequests((count) => count + 1)
            if (!isLast) return
            setCreating(null)
            openRow(userId, false)
          }}
          onOpen={(userId) => {
            setCreating(null)
            openRow(userId, false)
          }}
        />
      )}
      {signedIn === null ? null : <SignInAsDialog {...signedIn} onClose={() => setSignedIn(null)} />}
    </div>
  )
}

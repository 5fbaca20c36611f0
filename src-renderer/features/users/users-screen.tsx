import { Ellipsis, UserPlus } from 'lucide-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { SignInAs, UserRow } from '../../../src-shared/contract/control.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { useOrdering } from '../../ui/grid/use-ordering.ts'
import { Icon } from '../../ui/icon.tsx'
import { ContextMenu, type MenuPoint } from '../../ui/context-menu.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ScreenHeader, WideOnly } from '../../ui/screen-header.tsx'
import { ViewBar } from '../../ui/view-bar.tsx'
import { LabelDialog } from './actions/label-dialog.tsx'
import { NewPasswordDialog } from './actions/new-password-dialog.tsx'
import type { Subject } from './actions/user-calls.ts'
import { type LabelStep, userMenu } from './actions/user-menu.ts'
import { blockingOf, verifyingOf } from './actions/user-steps.ts'
import { useSubjects } from './actions/use-subjects.ts'
import { CreateUserDialog } from './create/create-user-dialog.tsx'
import { GenerateDialog } from './create/generate-dialog.tsx'
import { useLoadSamples } from './create/use-load-samples.ts'
import { exportUsers } from './import/export-users.ts'
import { SignInAsDialog } from './inspector/sign-in-as-dialog.tsx'
import { UserInspector } from './inspector/user-inspector.tsx'
import { useUserTab } from './inspector/user-tab.ts'
import { SelectionBar } from './list/selection-bar.tsx'
import { UserListArea } from './list/user-list-area.tsx'
import { userColumns } from './list/user-columns.tsx'
import { defaultOrder, finishedFilter, savedViews, userOrders, userTokens } from './list/user-filter.ts'
import type { Selection } from './list/use-row-keys.ts'
import { useUserWindow } from './list/use-user-window.ts'
import { openRow } from '../../ui/open-row.ts'

/** Its form is needed seldom. */
const ImportDialog = lazy(async () => ({ default: (await import('./import/import-dialog.tsx')).ImportDialog }))

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
  const { order, onOrder: setOrder } = useOrdering(defaultOrder)
  const list = useUserWindow(projectId, finishedFilter(filter), order)
  const { copy } = useCopy()
  const [active, setActive] = useState<UserRow | null>(null)
  const [selection, setSelection] = useState(nobody)
  const arranging = useArrangement(`users/${projectId}`)
  const [tab, setTab] = useUserTab()
  const [creating, setCreating] = useState<string | null>(null)
  const [signedIn, setSignedIn] = useState<{ readonly user: Subject; readonly session: SignInAs } | null>(null)
  const [topRequests, setTopRequests] = useState(0)

  const [dialog, setDialog] = useState<'import' | 'generate' | null>(null)
  const loadSamples = useLoadSamples(projectId)
  const [labelling, setLabelling] = useState<{ readonly users: readonly Subject[]; readonly what: LabelStep } | null>(
    null,
  )
  const [menu, setMenu] = useState<{ readonly users: readonly Subject[]; readonly at: MenuPoint } | null>(null)

  const close = useCallback(() => openRow(null, true), [])
  const open = (id: string | null) => openRow(id, id === null)
  const subjects = useSubjects({ projectId, openId, active, selection, setSelection, open })
  const { one, chosen, act } = subjects
  const signInAs = async (user: Subject) => {
    try {
      setSignedIn({ user, session: await client.signInAs(projectId, user.id) })
    } catch (error) {
      notices.fail(error, 'Sign in as')
    }
  }
  const does = {
    act,
    askLabel: (users: readonly Subject[], what: LabelStep) => setLabelling({ users, what }),
    signInAs: (user: Subject) => void signInAs(user),
    showRoles: ({ id }: Subject) => navigate({ screen: 'roles', id: `user:${id}` }),
    copy,
  }
  const verifying = verifyingOf(chosen, 'email') ?? verifyingOf(chosen, 'phone')
  const manyMenu = [
    [
      { id: 'import', title: 'Import…', action: 'import-users', run: () => setDialog('import') } as const,
      { id: 'generate', title: 'Generate…', run: () => setDialog('generate') },
      { id: 'samples', title: 'Load samples', run: loadSamples },
    ],
    [
      { id: 'export-json', title: 'Export as Appwrite JSON', run: () => exportUsers(projectId, 'appwrite') },
      { id: 'export-csv', title: 'Export as CSV', run: () => exportUsers(projectId, 'csv') },
    ],
  ]
  useKeys({
    create: () => setCreating(''),
    'import-users': () => setDialog('import'),
    ...(one === null
      ? {}
      : {
          'copy-id': () => copy(one.id),
          'sign-in-as': () => does.signInAs(one),
          'show-roles': () => does.showRoles(one),
        }),
    ...(chosen.length === 0
      ? {}
      : {
          block: () => act(blockingOf(chosen), chosen),
          delete: () => act('delete', chosen),
          'add-label': () => setLabelling({ users: chosen, what: 'add-label' }),
        }),
    ...(verifying === null ? {} : { verify: () => act(verifying, chosen) }),
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
          <Menu
            label="More ways to get users"
            trigger={<IconButton label="Import, generate, export" icon={<Icon of={Ellipsis} />} />}
            groups={manyMenu}
          />
          <Button look="primary" action="create" icon={<Icon of={UserPlus} />} onPress={() => setCreating('')}>
            <WideOnly>Create user</WideOnly>
          </Button>
        </ScreenHeader>
        {selection.size > 0 ? (
          <SelectionBar selection={selection} does={does} onClear={() => setSelection(nobody)} />
        ) : (
          <ViewBar
            list={`users/${projectId}`}
            views={savedViews}
            orders={userOrders}
            one="user"
            filter={filter}
            onFilter={setFilter}
            order={order}
            onOrder={setOrder}
            total={list.state.total}
          >
            <ColumnMenu columns={userColumns} arranging={arranging} />
          </ViewBar>
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
          onMenu={(user, at) => setMenu({ users: selection.has(user.id) ? [...selection.values()] : [user], at })}
          arranging={arranging}
          topRequests={topRequests}
          onCreate={setCreating}
        />
      </div>
      {openId === null ? null : <UserInspector userId={openId} tab={tab} onTab={setTab} onClose={close} does={does} />}
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
      {menu === null ? null : (
        <ContextMenu
          label={menu.users.length === 1 ? 'Actions for the user' : 'Actions for the selected users'}
          groups={userMenu(menu.users, does)}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
      {dialog === 'import' ? (
        <Suspense>
          <ImportDialog onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
      {dialog === 'generate' ? <GenerateDialog onClose={() => setDialog(null)} /> : null}
      {labelling === null ? null : (
        <LabelDialog
          {...labelling}
          onClose={() => setLabelling(null)}
          onLabel={(label) => {
            setLabelling(null)
            act(labelling.what, labelling.users, label)
          }}
        />
      )}
      {subjects.newPassword === null ? null : (
        <NewPasswordDialog {...subjects.newPassword} onClose={subjects.forgetPassword} />
      )}
      {signedIn === null ? null : <SignInAsDialog {...signedIn} onClose={() => setSignedIn(null)} />}
    </div>
  )
}

import { useEffect, useState } from 'react'
import { statusQuery } from '../data/queries.ts'
import { useServices } from '../data/services.ts'
import { useProjects } from '../data/use-project.ts'
import { useQuery } from '../data/use-query.ts'
import type { KeyHandlers } from '../keyboard/keyboard.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { navigate, usePlacePart } from '../navigation/use-place.ts'
import { SignInAsDialog } from '../features/users/inspector/sign-in-as-dialog.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LostBanner } from './lost-banner.tsx'
import { NewestCode } from './newest-code.tsx'
import { Palette } from './palette.tsx'
import { bare, popOut, popOutCode, rememberWhere } from './pop-out.ts'
import { ScreenBoundary } from './screen-boundary.tsx'
import { screenKeys, screens } from './screens.tsx'
import { SideBar } from './side-bar.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useCommand } from './use-command.ts'

/** The frame: 40 px top, 200 px side, 26 px bottom; the screen of the address in the middle. */
export function Shell() {
  const placed = usePlacePart((place) => place.screen)
  const isBare = usePlacePart(({ parameters }) => parameters['frame'] === bare)
  const { client, undo, notices } = useServices()
  const command = useCommand()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const projects = useProjects()
  const version = useQuery(statusQuery(client)).data?.version ?? ''

  const takeBack = () => {
    undo.undo().then(
      (step) => void notices.show({ text: step === null ? 'Nothing to undo' : `Undone: ${step.label}` }),
      (error: unknown) => notices.fail(error, 'Undo'),
    )
  }
  const doAgain = () => {
    undo.redo().then(
      (step) => void notices.show({ text: step === null ? 'Nothing to redo' : `Redone: ${step.label}` }),
      (error: unknown) => notices.fail(error, 'Redo'),
    )
  }
  // A fresh emulator has nothing to look at yet: start where an app is connected.
  const isFresh = projects.every(({ users, requests }) => users === 0 && requests === 0)
  // Chosen once: the first request must not take the screen away from who waits for it.
  const [firstId, setFirst] = useState<string | null>(null)
  if (firstId === null && projects.length > 0) setFirst(isFresh ? 'connect' : 'overview')
  const first = screens.find(({ id }) => id === firstId)
  const screen = screens.find(({ id }) => id === placed) ?? (projects.length === 0 ? undefined : first)
  useEffect(() => (isBare ? rememberWhere() : undefined), [isBare])
  const say = (opened: Window | null) => {
    if (opened === null) notices.show({ text: 'The browser opens no window here. Allow this page its pop-ups.' })
  }
  const openApart = () => {
    if (screen !== undefined) say(popOut(screen.id))
  }
  useKeys({
    palette: () => setOpen(open === 'palette' ? null : 'palette'),
    'show-keys': () => setOpen('keys'),
    undo: takeBack,
    redo: doAgain,
    'code-window': () => say(popOutCode()),
    ...(isBare || screen === undefined ? {} : { 'pop-out': openApart }),
    ...screenHandlers(),
  })

  return (
    <div className="flex h-full flex-col">
      {isBare ? (
        <BareBar />
      ) : (
        <TopBar onPalette={() => setOpen('palette')} onPopOut={isLive(screen?.id) ? openApart : null} />
      )}
      <LostBanner />
      <div className="flex min-h-0 flex-1">
        {isBare ? null : <SideBar currentId={screen?.id ?? ''} />}
        <main className="relative flex min-w-0 flex-1 flex-col bg-surface">
          {screen === undefined ? null : (
            <ScreenBoundary key={screen.id} screen={screen.id} version={version}>
              <screen.component />
            </ScreenBoundary>
          )}
        </main>
      </div>
      {isBare ? null : <StatusBar />}
      <Palette
        isOpen={open === 'palette'}
        onClose={() => setOpen(null)}
        onKeys={() => setOpen('keys')}
        onCommand={command.run}
      />
      {command.signedIn === null ? null : <SignInAsDialog {...command.signedIn} onClose={command.close} />}
      <KeysDialog isOpen={open === 'keys'} onClose={() => setOpen(null)} />
      <Toasts />
    </div>
  )
}

/** What is looked at beside an app; any other screen can be had apart too, by key and palette. */
function isLive(screen: string | undefined): boolean {
  return screen === 'requests' || screen === 'inbox'
}

/** Of a window of its own: nothing, until a code comes. */
function BareBar() {
  return (
    <div className="flex justify-end border-b border-hairline bg-canvas px-2 py-1 empty:hidden">
      <NewestCode />
    </div>
  )
}

function screenHandlers(): KeyHandlers {
  return screens.reduce<KeyHandlers>((handlers, { id, goKey }, index) => {
    const go = () => navigate({ screen: id, id: null })
    const numbered = screenKeys[index]
    return { ...handlers, [goKey]: go, ...(numbered === undefined ? {} : { [numbered]: go }) }
  }, {})
}

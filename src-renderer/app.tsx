import { useEffect, type ReactNode } from 'react'
import { ServicesContext, type Services } from './data/services.ts'
import { EmulatorTimeContext, useEmulatorTime } from './data/use-now.ts'
import type { Keyboard } from './keyboard/keyboard.ts'
import { KeyboardContext } from './keyboard/use-keys.ts'
import { usePlacePart } from './navigation/use-place.ts'
import { CodeWindow } from './shell/code-window.tsx'
import { mini } from './shell/pop-out.ts'
import { Shell } from './shell/shell.tsx'

export function App({ services, keyboard }: { readonly services: Services; readonly keyboard: Keyboard }) {
  const isMini = usePlacePart(({ parameters }) => parameters['frame'] === mini)
  useEffect(() => keyboard.listen(window), [keyboard])
  return (
    <ServicesContext value={services}>
      <KeyboardContext value={keyboard}>
        <EmulatorTime>{isMini ? <CodeWindow /> : <Shell />}</EmulatorTime>
      </KeyboardContext>
    </ServicesContext>
  )
}

function EmulatorTime({ children }: { readonly children: ReactNode }) {
  return <EmulatorTimeContext value={useEmulatorTime()}>{children}</EmulatorTimeContext>
}

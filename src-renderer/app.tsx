import { useEffect, type ReactNode } from 'react'
import { ServicesContext, type Services } from './data/services.ts'
import { EmulatorTimeContext, useEmulatorTime } from './data/use-now.ts'
import type { Keyboard } from './keyboard/keyboard.ts'
import { KeyboardContext } from './keyboard/use-keys.ts'
import { Shell } from './shell/shell.tsx'

export function App({ services, keyboard }: { readonly services: Services; readonly keyboard: Keyboard }) {
  useEffect(() => keyboard.listen(window), [keyboard])
  return (
    <ServicesContext value={services}>
      <KeyboardContext value={keyboard}>
        <EmulatorTime>
          <Shell />
        </EmulatorTime>
      </KeyboardContext>
    </ServicesContext>
  )
}

function EmulatorTime({ children }: { readonly children: ReactNode }) {
  return <EmulatorTimeContext value={useEmulatorTime()}>{children}</EmulatorTimeContext>
}

import { useEffect } from 'react'
import { ServicesContext, type Services } from './data/services.ts'
import type { Keyboard } from './keyboard/keyboard.ts'
import { KeyboardContext } from './keyboard/use-keys.ts'
import { Shell } from './shell/shell.tsx'

export function App({ services, keyboard }: { readonly services: Services; readonly keyboard: Keyboard }) {
  useEffect(() => keyboard.listen(window), [keyboard])
  return (
    <ServicesContext value={services}>
      <KeyboardContext value={keyboard}>
        <Shell />
      </KeyboardContext>
    </ServicesContext>
  )
}

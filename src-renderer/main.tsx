import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { desktop } from './data/desktop.ts'
import { followLook } from './data/look.ts'
import { createServices } from './data/services.ts'
import { followMenu } from './keyboard/desktop-menu.ts'
import { createKeyboard } from './keyboard/keyboard.ts'

const services = createServices({
  origin: '',
  fetch: (input, init) => fetch(input, init),
  hostNow: () => Date.now(),
})
const keyboard = createKeyboard({
  isMac: /mac|iphone|ipad/i.test(navigator.userAgent),
  hasSingleKeys: () => services.view.getState().hasSingleKeys,
  chosenKeys: () => services.view.getState().chosenKeys,
})

followLook(services.view)
const calls = desktop()
if (calls !== null) {
  const chosenKeys = () => services.view.getState().chosenKeys
  services.view.subscribe(followMenu({ calls, keyboard, chosenKeys, later: (run) => void setTimeout(run, 50) }))
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root element.')
createRoot(root).render(
  <StrictMode>
    <App services={services} keyboard={keyboard} />
  </StrictMode>,
)

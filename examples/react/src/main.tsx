import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { arrive } from './auth.ts'

const root = document.getElementById('root')
const address = new URL(location.href)
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App address={address} start={await arrive(address)} />
    </StrictMode>,
  )
}

// The mode of `npm run dev`; no other build has it.
if (import.meta.env.MODE === 'overlay') await import('./overlay.ts')

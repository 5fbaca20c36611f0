// Runs before the first paint, so a chosen look never flashes. Without a choice the system decides.
try {
  const { state } = JSON.parse(localStorage.getItem('offwrite.view') ?? '{"state":{}}')
  const { dataset } = document.documentElement
  if (['light', 'dark'].includes(state.theme)) dataset.theme = state.theme
  if (['compact', 'roomy'].includes(state.density)) dataset.density = state.density
  if (['large', 'larger'].includes(state.textSize)) dataset.textSize = state.textSize
} catch {
  // Storage is switched off: the system's theme is used.
}

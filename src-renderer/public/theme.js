// Runs before the first paint, so a chosen look never flashes. Without a choice the system decides.
try {
  /** @type {(text: string) => { state: { theme?: string, density?: string, textSize?: string } }} */
  const parse = JSON.parse
  const { state } = parse(localStorage.getItem('offwrite.view') ?? '{"state":{}}')
  /** @type {(one: string | undefined, known: readonly string[]) => one is string} */
  const isOneOf = (one, known) => one !== undefined && known.includes(one)
  const { dataset } = document.documentElement
  if (isOneOf(state.theme, ['light', 'dark'])) dataset.theme = state.theme
  if (isOneOf(state.density, ['compact', 'roomy'])) dataset.density = state.density
  if (isOneOf(state.textSize, ['large', 'larger'])) dataset.textSize = state.textSize
} catch {
  // Storage is switched off: the system's theme is used.
}

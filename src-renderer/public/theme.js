// Runs before the first paint, so a chosen theme never flashes. Without a choice the system decides.
try {
  const theme = localStorage.getItem('offwrite.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: the system's theme is used.
}

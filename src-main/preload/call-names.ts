/** The channels between page and window: one for each named call, none that carries a name as data. */
export const callNames = {
  revealDataFile: 'offwrite:reveal-data-file',
  showTheme: 'offwrite:show-theme',
} as const

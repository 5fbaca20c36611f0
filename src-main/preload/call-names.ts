/** The channels between page and window: one for each named call, none that carries a name as data. */
export const callNames = {
  revealDataFile: 'offwrite:reveal-data-file',
  revealSnapshot: 'offwrite:reveal-snapshot',
  showTheme: 'offwrite:show-theme',
  showActions: 'offwrite:show-actions',
  copy: 'offwrite:copy',
  notify: 'offwrite:notify',
} as const

/** And the other way: what was chosen in a menu. */
export const chosenAction = 'offwrite:chosen-action'

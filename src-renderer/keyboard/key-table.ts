/**
 * Every key of the window, in one table: what `?` lists, what tooltips show and what is listened for. `Mod` is ⌘ on a
 * Mac and Ctrl elsewhere; two parts with a space are pressed one after the other. A key does something only while a
 * screen has a handler for its action.
 */
export interface KeyBinding {
  readonly action: ActionName
  readonly keys: readonly string[]
  readonly does: string
  readonly group: 'Anywhere' | 'Go to' | 'List' | 'Selection'
}

export type ActionName = keyof typeof bindings

const bindings = {
  palette: { keys: ['Mod+K'], does: 'Command palette', group: 'Anywhere' },
  'show-keys': { keys: ['?'], does: 'Keys of this screen', group: 'Anywhere' },
  undo: { keys: ['Mod+Z'], does: 'Undo', group: 'Anywhere' },
  redo: { keys: ['Mod+Shift+Z'], does: 'Redo', group: 'Anywhere' },
  'copy-newest-code': { keys: ['Mod+Shift+C'], does: 'Copy the newest code', group: 'Anywhere' },
  'clear-faults': { keys: ['Mod+Shift+X'], does: 'Clear all faults', group: 'Anywhere' },
  'save-snapshot': { keys: ['Mod+Shift+S'], does: 'Save a snapshot', group: 'Anywhere' },
  'restore-baseline': { keys: ['Mod+Shift+R'], does: 'Restore the baseline', group: 'Anywhere' },
  'pop-out': { keys: ['Mod+Shift+O'], does: 'Open in its own window', group: 'Anywhere' },
  'code-window': { keys: [], does: 'Newest code in a small window', group: 'Anywhere' },
  'toggle-inspector': { keys: ['Mod+I'], does: 'Open or close the inspector', group: 'Anywhere' },
  'go-overview': { keys: ['G O'], does: 'Overview', group: 'Go to' },
  'go-users': { keys: ['G U'], does: 'Users', group: 'Go to' },
  'go-teams': { keys: ['G T'], does: 'Teams', group: 'Go to' },
  'go-inbox': { keys: ['G I'], does: 'Inbox', group: 'Go to' },
  'go-requests': { keys: ['G R'], does: 'Requests', group: 'Go to' },
  'go-snapshots': { keys: ['G N'], does: 'Snapshots', group: 'Go to' },
  'go-clock': { keys: ['G K'], does: 'Clock', group: 'Go to' },
  'go-faults': { keys: ['G F'], does: 'Faults', group: 'Go to' },
  'go-roles': { keys: ['G L'], does: 'Roles', group: 'Go to' },
  'go-sign-in-methods': { keys: ['G S'], does: 'Sign-in methods', group: 'Go to' },
  'go-policies': { keys: ['G E'], does: 'Policies', group: 'Go to' },
  'go-api-keys': { keys: ['G A'], does: 'API keys', group: 'Go to' },
  'go-connect': { keys: ['G C'], does: 'Connect', group: 'Go to' },
  'go-settings': { keys: ['Mod+,'], does: 'Settings', group: 'Go to' },
  'go-1': { keys: ['Mod+1'], does: 'First screen', group: 'Go to' },
  'go-2': { keys: ['Mod+2'], does: 'Second screen', group: 'Go to' },
  'go-3': { keys: ['Mod+3'], does: 'Third screen', group: 'Go to' },
  'go-4': { keys: ['Mod+4'], does: 'Fourth screen', group: 'Go to' },
  'go-5': { keys: ['Mod+5'], does: 'Fifth screen', group: 'Go to' },
  'go-6': { keys: ['Mod+6'], does: 'Sixth screen', group: 'Go to' },
  'go-7': { keys: ['Mod+7'], does: 'Seventh screen', group: 'Go to' },
  'go-8': { keys: ['Mod+8'], does: 'Eighth screen', group: 'Go to' },
  'go-9': { keys: ['Mod+9'], does: 'Ninth screen', group: 'Go to' },
  filter: { keys: ['/'], does: 'Focus the filter', group: 'List' },
  next: { keys: ['J', '↓'], does: 'Next row', group: 'List' },
  previous: { keys: ['K', '↑'], does: 'Previous row', group: 'List' },
  open: { keys: ['Enter'], does: 'Open the inspector', group: 'List' },
  close: { keys: ['Escape'], does: 'Close the inspector', group: 'List' },
  select: { keys: ['X'], does: 'Select the row', group: 'List' },
  'select-all': { keys: ['Mod+A'], does: 'Select all', group: 'List' },
  follow: { keys: ['Mod+.'], does: 'Pause or follow the log', group: 'List' },
  create: { keys: ['C'], does: 'Create', group: 'List' },
  'import-users': { keys: ['I'], does: 'Import users', group: 'List' },
  'open-file': { keys: ['O'], does: 'Open a snapshot file', group: 'List' },
  'copy-values': { keys: ['Y'], does: 'Copy all as .env', group: 'List' },
  'move-clock': { keys: ['M'], does: 'Type where the clock goes', group: 'List' },
  'jump-past': { keys: ['P'], does: 'Jump just past what ends next', group: 'List' },
  'back-to-now': { keys: ['N'], does: 'Back to now', group: 'List' },
  invite: { keys: ['N'], does: 'Invite into the team', group: 'Selection' },
  'copy-id': { keys: ['Y'], does: 'Copy the ID', group: 'Selection' },
  'copy-code': { keys: ['C'], does: 'Copy the code or the link', group: 'Selection' },
  'open-link': { keys: ['O'], does: 'Open the link', group: 'Selection' },
  complete: { keys: ['Mod+Enter'], does: 'Complete now', group: 'Selection' },
  'restore-snapshot': { keys: ['Mod+Enter'], does: 'Restore the snapshot', group: 'Selection' },
  'copy-totp': { keys: ['T'], does: 'Copy the authenticator code', group: 'Selection' },
  'tab-1': { keys: ['1'], does: 'First tab of the inspector', group: 'Selection' },
  'tab-2': { keys: ['2'], does: 'Second tab of the inspector', group: 'Selection' },
  'tab-3': { keys: ['3'], does: 'Third tab of the inspector', group: 'Selection' },
  'tab-4': { keys: ['4'], does: 'Fourth tab of the inspector', group: 'Selection' },
  'tab-5': { keys: ['5'], does: 'Fifth tab of the inspector', group: 'Selection' },
  'tab-6': { keys: ['6'], does: 'Sixth tab of the inspector', group: 'Selection' },
  verify: { keys: ['V'], does: 'Verify or unverify', group: 'Selection' },
  block: { keys: ['B'], does: 'Block or unblock', group: 'Selection' },
  'sign-in-as': { keys: ['A'], does: 'Sign in as', group: 'Selection' },
  'show-roles': { keys: ['R'], does: 'Show the roles', group: 'Selection' },
  fix: { keys: ['Mod+Enter'], does: 'Do the first fix', group: 'Selection' },
  replay: { keys: ['R'], does: 'Replay', group: 'Selection' },
  pin: { keys: ['P'], does: 'Pin or unpin', group: 'Selection' },
  'add-label': { keys: ['L'], does: 'Add a label', group: 'Selection' },
  'more-actions': { keys: ['.'], does: 'More actions', group: 'Selection' },
  'fail-next': { keys: ['F'], does: 'Make it fail next time', group: 'Selection' },
  delete: { keys: ['Delete', 'Backspace'], does: 'Delete', group: 'Selection' },
} as const satisfies Record<string, { keys: readonly string[]; does: string; group: KeyBinding['group'] }>

export const actionNames: readonly ActionName[] = Object.keys(bindings).filter(isActionName)

export const keyTable: readonly KeyBinding[] = actionNames.map((action) => ({ action, ...bindings[action] }))

/** Keys that the reader chose instead, by action. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>

export function keysOf(action: ActionName, chosen: ChosenKeys = {}): readonly string[] {
  return chosen[action] ?? bindings[action].keys
}

function isActionName(name: string): name is ActionName {
  return name in bindings
}

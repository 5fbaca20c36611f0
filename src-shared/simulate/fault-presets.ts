/** Faults that people ask for by name. */
import type { FaultPreset } from '../contract/faults.ts'

export const faultPresets: readonly FaultPreset[] = [
  { name: 'server-down', label: 'Server down', sdk: '*', next: null, effect: { kind: 'drop' } },
  {
    name: 'slow',
    label: 'Slow',
    sdk: '*',
    next: null,
    effect: { kind: 'delay', milliseconds: 1500, upToMilliseconds: 4000 },
  },
  {
    name: 'rate-limited',
    label: 'Rate limited',
    sdk: '*',
    next: null,
    effect: { kind: 'error', type: 'general_rate_limit_exceeded' },
  },
  { name: 'code-never-arrives', label: 'Code never arrives', sdk: '*', next: 1, effect: { kind: 'lose-message' } },
  { name: 'session-dies', label: 'Session dies on next call', sdk: '*', next: 1, effect: { kind: 'expire-session' } },
  {
    name: 'provider-says-no',
    label: 'Provider says no',
    sdk: 'account.createOAuth2*',
    next: 1,
    effect: { kind: 'provider-denies' },
  },
]

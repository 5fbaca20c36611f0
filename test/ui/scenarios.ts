/** What the window is accepted by: things people do, with the keys or clicks that each may take. `docs/acceptance.md` lists the tests. */

export interface Scenario {
  readonly says: string
  readonly most: number
}

export const scenarios = {
  1: { says: 'First run, config copied, first request of an app seen', most: 3 },
  2: { says: 'Sign-in by Email OTP: its code in the clipboard, from any screen', most: 1 },
  3: { says: 'Failed sign-in of a blocked user: understood, and unblocked', most: 2 },
  4: { says: 'Verification link: completed, and the app shows it', most: 2 },
  5: { says: 'A user with MFA, thirty days on: our code passes the challenge', most: 3 },
  6: { says: 'The clock jumps just past a session: the app is signed out; then back to now', most: 2 },
  7: { says: 'A suite changes 14 records: the baseline restored, no change left', most: 1 },
  8: { says: 'A fixture that is six months old, opened with the time left: its sessions work', most: 2 },
  9: { says: 'OAuth sign-in as a new person, then one of whom the provider tells no email', most: 4 },
  10: { says: 'Why Grace cannot read a document: her invitation is not accepted; accepted', most: 3 },
  11: { says: 'The next sign-in is rate limited: seen in the app, ended by itself', most: 3 },
} as const satisfies Readonly<Record<number, Scenario>>

export type ScenarioNumber = keyof typeof scenarios

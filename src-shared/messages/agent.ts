/** From which program, system and device something was asked for, in the words of a mail. */

export interface Agent {
  /** Such as `Firefox 128.0`. */
  readonly client: string
  /** Such as `Windows 10`. */
  readonly system: string
  /** Such as `desktop`. */
  readonly device: string
}

export function askedFrom({ client, system, device }: Agent): string {
  return `Asked for with ${client} on ${system} (${device}).`
}

/** Teams as the control API lists them. */

/** One row of `GET /__emulator/projects/{projectId}/teams?filter=&order=&limit=&offset=` (`{ total, teams }`). */
export interface TeamRow {
  readonly id: string
  readonly name: string
  /** Those who accepted, as they are stored; the `total` of the Teams API can differ (contract quirk Q8). */
  readonly members: number
  /** Invitations that wait to be accepted. */
  readonly pending: number
  readonly createdAt: string
  readonly updatedAt: string
}

export interface TeamRows {
  readonly total: number
  readonly teams: readonly TeamRow[]
}

export const teamActions = ['delete'] as const

/** `POST /__emulator/projects/{projectId}/teams/bulk` */
export interface TeamStep {
  readonly action: (typeof teamActions)[number]
  /** Which; those that are gone by now are left out. */
  readonly teamIds: readonly string[]
}

export interface TeamStepReport {
  readonly action: TeamStep['action']
  readonly teams: readonly string[]
  /** Asked for, but not there. */
  readonly missing: readonly string[]
  /** The automatic snapshot that was taken before more than one was deleted. */
  readonly before: string | null
}

/** A team (contract models.json `team`, `teamList`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Team } from '../store/tables/teams.ts'

export const teamModel: Model<Team, unknown> = {
  name: 'team',
  write: (team) => ({
    $id: team.id,
    $createdAt: wireTime(team.createdAt),
    $updatedAt: wireTime(team.updatedAt),
    name: team.name,
    total: team.total,
    prefs: team.prefs,
  }),
}

export interface TeamList {
  readonly total: number
  readonly teams: readonly Team[]
}

export const teamListModel: Model<TeamList, unknown> = {
  name: 'teamList',
  write: ({ total, teams }, view) => ({ total, teams: teams.map((team) => teamModel.write(team, view)) }),
}

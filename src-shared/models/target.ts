/** A messaging target (contract models.json `target`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Target } from '../store/tables/targets.ts'

export function writeTarget(target: Target): object {
  return {
    $id: target.id,
    $createdAt: wireTime(target.createdAt),
    $updatedAt: wireTime(target.updatedAt),
    name: target.name,
    userId: target.userId,
    providerId: target.providerId,
    providerType: target.providerType,
    identifier: target.identifier,
    expired: target.expired,
  }
}

export const targetModel: Model<Target, unknown> = { name: 'target', write: writeTarget }

export interface TargetList {
  readonly total: number
  readonly targets: readonly Target[]
}

export const targetListModel: Model<TargetList, unknown> = {
  name: 'targetList',
  write: ({ total, targets }) => ({ total, targets: targets.map(writeTarget) }),
}

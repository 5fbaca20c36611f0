/** A messaging target (contract models.json `target`). */
import { wireTime } from '../domain/time.ts'
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

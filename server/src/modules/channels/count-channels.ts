import type { Db } from '../../platform/database/db.ts'
import { listChannelsWithCounts } from './channels.repository.ts'
import { computeHealth } from './domain/health.ts'

/** Of those that are on: how many there are, and how many ask to be looked at. */
export async function countTroubledChannels(
  db: Db,
  now: Date,
): Promise<{ active: number; troubled: number }> {
  const active = (await listChannelsWithCounts(db)).filter(({ isActive }) => isActive)
  const troubled = active.filter(
    (channel) => channel.lostGaps > 0 || ['red', 'yellow'].includes(computeHealth(channel, now)),
  )
  return { active: active.length, troubled: troubled.length }
}

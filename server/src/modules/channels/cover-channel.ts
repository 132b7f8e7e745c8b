import type { Database, Tx } from '../../platform/database/db.ts'
import { StoredChecks } from './channels.repository.ts'
import { stepCoverage } from './domain/coverage.ts'
import { openGap } from './gaps.repository.ts'
import { findCovered, lockCoverage, updateCovered } from './watch.repository.ts'

const AWAY = 'away'

/** Opens a gap from the moment the channel was last known to be complete, or was connected. */
export async function openGapSinceCovered(
  tx: Tx,
  { channelId, reason, now }: { channelId: string; reason: string; now: Date },
): Promise<void> {
  const channel = await findCovered(tx, channelId)
  const from = channel?.coveredUntil ?? channel?.createdAt ?? null
  await openGap(tx, { channelId, reason, from, to: now })
}

/** Moves the moment up to which nothing is missing, or opens a gap if nobody listened meanwhile. */
export async function coverChannel(db: Database, channelId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const channel = await lockCoverage(tx, channelId)
    if (!channel) return
    const step = stepCoverage({ ...channel, checks: StoredChecks.parse(channel.checks) }, now)
    if (step.kind === 'keep') return
    if (step.kind === 'gap') await openGap(tx, { channelId, reason: AWAY, from: step.from, to: now })
    await updateCovered(tx, channelId, now)
  })
}

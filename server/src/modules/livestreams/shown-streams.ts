import type { Balance, LivestreamStep } from '@veche/contract/livestreams.ts'
import type { Db } from '../../platform/database/db.ts'
import { listShownStreams } from './public-livestream.repository.ts'
import { loadBalances } from './stream/index.ts'

export type ShownStream = {
  number: number
  title: string
  plannedAt: Date
  municipalityCode: string | null
  step: LivestreamStep
  balance: Balance
}

/** What a front page shows: those to come, soonest first, then those that were, latest first. */
export async function readShownStreams(
  db: Db,
  { now, limit, municipalityCode }: { now: Date; limit: number; municipalityCode: string | null },
): Promise<{ next: ShownStream[]; past: ShownStream[] }> {
  const rows = await listShownStreams(db, { limit, municipalityCode })
  const balanceOf = await loadBalances(
    db,
    rows.map(({ id }) => id),
  )
  const streams = rows.map(({ id, ...row }) => ({ ...row, balance: balanceOf(id) }))
  const isPast = ({ step, plannedAt }: ShownStream) =>
    step === 'closed' || step === 'follow_up' || (step !== 'on_air' && plannedAt < now)
  return {
    next: streams
      .filter((stream) => !isPast(stream))
      .toSorted((a, b) => Number(a.plannedAt) - Number(b.plannedAt)),
    past: streams.filter(isPast),
  }
}

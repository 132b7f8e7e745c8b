import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { ReplaysResponse, RuleChange } from '@veche/contract/reports.ts'
import { Temporal } from 'temporal-polyfill'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { newId } from '../../../platform/ids.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { hasRunning, insertReplay, listReplays, type ReplayRow } from './replays.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock' | 'region' | 'jobs'>

export const REPLAY_JOB = 'reports.replay'
/** One that has not ended by then has been lost. */
const LOST_MS = 15 * MINUTE_MS
const SHOWN = 10

/** The month before this one, for the scope of whoever asks; one at a time for each person. */
export async function askReplay(
  { db, clock, region, jobs }: Context,
  { actor, place, change }: { actor: Actor; place: FigureFilter; change: RuleChange },
): Promise<{ id: string }> {
  assertOwn(place, change)
  const now = clock()
  const first = Temporal.PlainDate.from(dateInZone(region.timeZone, now)).with({ day: 1 })
  const month = {
    fromDay: first.subtract({ months: 1 }).toString(),
    toDay: first.subtract({ days: 1 }).toString(),
  }
  const id = newId()
  await db.transaction().execute(async (tx) => {
    if (await hasRunning(tx, { askedBy: actor.id, since: new Date(now.getTime() - LOST_MS) }))
      throw new ConflictError('oversight.replay_runs', {})
    await insertReplay(tx, { id, askedBy: actor.id, askedAt: now, ...month, place, change })
    await jobs.add(tx, REPLAY_JOB, { id })
  })
  return { id }
}

/** Whoever keeps one body tries rules of that body; a route leads out of it. */
function assertOwn({ agencyCode }: FigureFilter, change: RuleChange): void {
  if (agencyCode === undefined) return
  if (change.kind === 'route' || change.agencyCode !== agencyCode)
    throw new InvalidError('oversight.replay_not_own', { agencyCode })
}

export async function readReplays(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  actor: Actor,
): Promise<ReplaysResponse> {
  const rows = await listReplays(db, { askedBy: actor.id, limit: SHOWN })
  const lostBefore = new Date(clock().getTime() - LOST_MS)
  return { replays: rows.map((row) => present(row, lostBefore)) }
}

function present(
  { id, askedAt, fromDay, toDay, change, state, endedAt, result }: ReplayRow,
  lostBefore: Date,
) {
  return {
    ...{ id, fromDay, toDay, change, result },
    askedAt: askedAt.toISOString(),
    state: endedAt === null && askedAt < lostBefore ? ('failed' as const) : state,
  }
}

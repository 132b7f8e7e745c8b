import { DAY_MS } from '@veche/contract/durations.ts'
import { getRegion } from '../../../../modules/directory/index.ts'
import type { Database } from '../../../../platform/database/db.ts'
import { dateInZone, momentInZone } from '../../../../platform/working-time/index.ts'
import { monthsBefore } from '../domain/days.ts'
import { findPlan, hasIncidents, insertPlan, reserveNumbers } from './past.repository.ts'
import { PastPlan } from './past-plan.ts'

const PAST_MONTHS = 13
/** The rest of the numbers stays free. */
const NUMBERS_PER_QUESTION = 1.15

/**
 * Says which past a region will have, before anything lives in it: the numbers of its incidents are left free. A region that lives
 * already keeps the past that it has.
 */
export async function planPast(
  db: Database,
  { seed, size, until }: { seed: string; size: number; until: Date },
): Promise<void> {
  if (size === 0) return
  if ((await findPlan(db)) !== null || (await hasIncidents(db))) return
  const { timeZone } = await getRegion(db)
  const date = dateInZone(timeZone, monthsBefore(until, PAST_MONTHS))
  const from = momentInZone(timeZone, { date, time: '00:00' })
  const days = Math.ceil((until.getTime() - from.getTime()) / DAY_MS)
  await db.transaction().execute(async (tx) => {
    const plan: PastPlan = {
      ...{ seed, size, from: from.toISOString(), until: until.toISOString(), days, loadedDays: 0 },
      nextNumber: await reserveNumbers(tx, 'incident_number', Math.ceil(size * NUMBERS_PER_QUESTION)),
      firstNumbers: {
        livestream: await reserveNumbers(tx, 'livestream_number_seq', Math.max(20, Math.ceil(size / 250))),
        chatQuestion: await reserveNumbers(
          tx,
          'chat_question_number_seq',
          Math.max(100, Math.ceil(size / 10)),
        ),
        fake: await reserveNumbers(tx, 'fake_number_seq', Math.max(20, Math.ceil(size / 400))),
      },
    }
    await insertPlan(tx, plan)
  })
}

/** Also where there is none to load. */
export async function isPastLoaded(db: Database): Promise<boolean> {
  const planned = await findPlan(db)
  if (planned === null) return true
  const { loadedDays, days } = PastPlan.parse(planned)
  return loadedDays >= days
}

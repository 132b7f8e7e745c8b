import type { FakeFiguresQuery, FakeFiguresResponse } from '@veche/contract/fakes.ts'
import { TIMED_FAKE_STEPS } from '@veche/contract/values/fakes.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { InvalidError } from '../../../platform/errors.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import type { FakesContext } from '../card/index.ts'
import { countAnswered, countByVerdict, countCards, countPlaces, countSteps } from './figures.repository.ts'

/** Of cards by the day of their signal, as far as the actor sees them. */
export async function countFigures(
  { db, region, clock }: Pick<FakesContext, 'db' | 'region' | 'clock'>,
  actor: Actor,
  { from, to, municipalityCode }: z.infer<typeof FakeFiguresQuery>,
): Promise<FakeFiguresResponse> {
  if (from > to) throw new InvalidError('fake.bad_period', { field: 'to' })
  const zone = region.timeZone
  const period = {
    from: momentInZone(zone, { date: from, time: '00:00' }),
    until: momentInZone(zone, { date: to, time: '00:00', addDays: 1 }),
    municipalityCode,
  }
  const [cards, byVerdict, steps, places, answered] = await Promise.all([
    countCards(db, actor, period),
    countByVerdict(db, actor, period),
    countSteps(db, actor, { ...period, now: clock() }),
    countPlaces(db, actor, period),
    beyondScope('of the chats that a refutation reached the count is told', () =>
      countAnswered(db, actor, period),
    ),
  ])
  const ofStep = new Map(steps.map((row) => [row.step, row]))
  return {
    ...{ ...cards, ...places, ...answered, byVerdict },
    steps: TIMED_FAKE_STEPS.map((step) => ({
      step,
      medianMinutes: ofStep.get(step)?.medianMinutes ?? null,
      lateCount: ofStep.get(step)?.lateCount ?? 0,
    })),
  }
}

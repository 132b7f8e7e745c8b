/** Each night: the bar of the day that begins, by what people said of the alarms of four weeks. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { FIRST_BAR } from '../dangers/index.ts'
import { getBudget, insertBar, listBars, readWeeks } from './alarms.repository.ts'
import { forgetDangerBars } from './danger-bars.ts'
import { chooseBar } from './domain/choose-bar.ts'

export type AlarmsContext = Pick<AppContext, 'db' | 'clock'>

const WEEKS_MS = 28 * DAY_MS
/** A job that comes twice in a night moves the bar once. */
const NIGHT_MS = DAY_MS / 2

export async function setBar({ db, clock }: AlarmsContext): Promise<void> {
  const now = clock()
  const [last] = await listBars(db, 1)
  if (last && now.getTime() - last.fromAt.getTime() < NIGHT_MS) return
  const aDay = await getBudget(db)
  const weeks = await readWeeks(db, {
    since: new Date(now.getTime() - WEEKS_MS),
    weekSince: new Date(now.getTime() - 7 * DAY_MS),
    until: now,
  })
  const { scored, messages } = weeks
  const rung = scored.filter(({ hasRung }) => hasRung)
  await insertBar(db, {
    ...{ fromAt: now, aDay, messages, ...chooseBar(weeks, { before: last?.bar ?? FIRST_BAR, aDay }) },
    alarms: rung.length,
    falseAlarms: rung.filter(({ verdict }) => verdict === 'no_danger').length,
    missed: scored.filter(({ verdict, hasRung }) => verdict === 'danger' && !hasRung).length,
  })
  forgetDangerBars(db)
}

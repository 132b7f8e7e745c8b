/** Over which months voices are heard, and how one is told. */
import { Temporal } from 'temporal-polyfill'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { findFirstDay } from '../../figures/index.ts'
import type { SettlementVoice } from './domain/map-silence.ts'

export type SilenceContext = Pick<AppContext, 'db' | 'clock' | 'region'>

const MONTHS = 12

/** The last twelve whole months; those before the first question are not asked about. */
export async function listSilenceMonths({
  db,
  clock,
  region,
}: SilenceContext): Promise<{ from: string; to: string }[]> {
  const thisMonth = Temporal.PlainDate.from(dateInZone(region.timeZone, clock())).with({ day: 1 })
  const firstDay = await findFirstDay(db, region.timeZone)
  return Array.from({ length: MONTHS }, (_, back) => thisMonth.subtract({ months: MONTHS - back }))
    .map((first) => ({
      from: first.toString(),
      to: first.add({ months: 1 }).subtract({ days: 1 }).toString(),
    }))
    .filter(({ from }) => firstDay !== null && from >= firstDay.slice(0, 7))
}

export function presentVoice({ code: _, interval, ...voice }: SettlementVoice) {
  return { ...voice, interval: { ...interval } }
}

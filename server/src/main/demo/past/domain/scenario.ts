/** What happened in the thirteen months besides the everyday: an accident, a flood, something unusual each month, places that keep silent. */

import { readFileSync } from 'node:fs'
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { PastDay } from './days.ts'

const Told = z.strictObject({
  key: z.string(),
  /** 1 is January. */
  month: z.number().int(),
  municipalityCode: z.string(),
  topic: z.string(),
  intent: z.string().optional(),
  /** How many write of it, in a region of the usual size, and within how many hours. */
  count: z.number().int(),
  hours: z.number(),
  /** The hour of the day at which it begins. */
  hour: z.number().int(),
  /** Of the municipality it may be one street, or any. */
  isOneStreet: z.boolean(),
  /** One cause: the centre gathers the questions into one work. */
  isAccident: z.boolean(),
  texts: z.array(z.string()).optional(),
})
const Scenario = z.strictObject({
  happenings: z.array(Told),
  /** Settlements that write so many times less than others. */
  silent: z.record(z.string(), z.number()),
})
export type Happening = Omit<z.infer<typeof Told>, 'month' | 'hour'> & { startsAt: Date }
export type Scenario = {
  happenings: Happening[]
  loudnessOf: (municipalityCode: string, village: string | null) => number
}

/** Nothing unusual is still under way when the past ends: its last works must have ended by themselves. */
const QUIET_DAYS_AT_END = 7

export function readScenario(days: readonly PastDay[], until: Date): Scenario {
  const file = new URL('../data/scenario.json', import.meta.url)
  const { happenings, silent } = Scenario.parse(JSON.parse(readFileSync(file, 'utf8')))
  const latest = until.getTime() - QUIET_DAYS_AT_END * DAY_MS
  return {
    happenings: happenings.flatMap(({ month, hour, ...told }) => {
      const day = days
        .filter((one) => one.month === month && one.startsAt.getTime() < latest)
        .at(dayOf(told.key))
      return day ? [{ ...told, startsAt: new Date(day.startsAt.getTime() + hour * HOUR_MS) }] : []
    }),
    loudnessOf: (municipalityCode, village) => silent[`${municipalityCode} ${village ?? ''}`.trim()] ?? 1,
  }
}

/** Not always the first of the month; the last month of the past may be short. */
function dayOf(key: string): number {
  return -1 - ((key.length * 7) % 15)
}

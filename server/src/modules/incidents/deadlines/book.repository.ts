import { DEADLINE_URGENCIES } from '@veche/contract/values/incidents.ts'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import type { ClockLimit } from '../../../platform/working-time/index.ts'
import { DEADLINE_EVENTS, DEADLINE_KEYS, type DeadlineRule } from './domain/deadline-rule.ts'
import { DEFAULT_DEADLINE_RULES } from './domain/default-rules.ts'

export const ClockLimitJson: z.ZodType<ClockLimit> = z.discriminatedUnion('clock', [
  z.object({ clock: z.literal('calendar_hours'), minutes: z.number() }),
  z.object({ clock: z.literal('working_hours'), minutes: z.number() }),
  z.object({ clock: z.literal('working_days'), days: z.number() }),
  z.object({ clock: z.literal('time_of_working_day'), days: z.number(), time: z.string() }),
])
const RuleJson = z.object({
  match: z.object({
    urgency: z.enum(DEADLINE_URGENCIES).exactOptional(),
    topicCode: z.string().exactOptional(),
    groupCode: z.string().exactOptional(),
    surface: z.string().exactOptional(),
    network: z.string().exactOptional(),
    season: z.object({ fromMonth: z.number(), toMonth: z.number() }).exactOptional(),
  }),
  startsOn: z.enum(DEADLINE_EVENTS),
  stopsOn: z.array(z.enum(DEADLINE_EVENTS)),
  limit: ClockLimitJson,
})

export async function readRules(db: Db): Promise<DeadlineRule[]> {
  const rows = await db.selectFrom('deadlineRule').selectAll().execute()
  return rows.map(({ rule, key, ...row }) => ({
    ...row,
    ...RuleJson.parse(rule),
    key: z.enum(DEADLINE_KEYS).parse(key),
  }))
}

/** Inserts the default rules that are not here. What somebody has set for the same questions stands alone. */
export async function seedDeadlineRules(db: Db): Promise<void> {
  const spotOf = ({ key, match }: Pick<DeadlineRule, 'key' | 'match'>) => `${key} ${JSON.stringify(match)}`
  const known = new Set((await readRules(db)).map(spotOf))
  const rules = DEFAULT_DEADLINE_RULES.filter((rule) => !known.has(spotOf(rule)))
  if (rules.length === 0) return
  await db
    .insertInto('deadlineRule')
    .values(
      rules.map(({ match, startsOn, stopsOn, limit, ...rule }) => ({
        ...rule,
        rule: JSON.stringify({ match, startsOn, stopsOn, limit }),
      })),
    )
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .execute()
}

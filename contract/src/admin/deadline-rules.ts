import { z } from 'zod'
import { Before, Code, Moment, Network, Surface, shownName } from '../common.ts'
import { DEADLINE_URGENCIES } from '../values/incidents.ts'

const Minutes = z.number().int().min(1).max(525_600)
const Days = z.number().int().min(1).max(366)
export const ClockLimit = z.discriminatedUnion('clock', [
  z.strictObject({ clock: z.literal('calendar_hours'), minutes: Minutes }),
  z.strictObject({ clock: z.literal('working_hours'), minutes: Minutes }),
  z.strictObject({ clock: z.literal('working_days'), days: Days }),
  z.strictObject({
    clock: z.literal('time_of_working_day'),
    days: z.number().int().min(0).max(366),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_time'),
  }),
])
export type ClockLimit = z.infer<typeof ClockLimit>

const Month = z.number().int().min(1).max(12)
/** An absent field matches everything; the more exact rule wins. */
export const RuleMatch = z.strictObject({
  urgency: z.enum(DEADLINE_URGENCIES).optional(),
  topicCode: Code.optional(),
  groupCode: Code.optional(),
  surface: Surface.optional(),
  network: Network.optional(),
  season: z.strictObject({ fromMonth: Month, toMonth: Month }).optional(),
})
export type RuleMatch = z.infer<typeof RuleMatch>

export const DeadlineRuleResponse = z.object({
  id: z.uuid(),
  version: z.number().int(),
  key: z.string(),
  name: z.string(),
  match: RuleMatch,
  startsOn: z.string(),
  stopsOn: z.array(z.string()),
  limit: ClockLimit,
  validFrom: Moment,
  validUntil: Moment.nullable(),
})
export type DeadlineRuleResponse = z.infer<typeof DeadlineRuleResponse>
export const DeadlineRulesResponse = z.object({ rules: z.array(DeadlineRuleResponse) })

const RuleBody = {
  name: shownName(3, 200),
  match: RuleMatch,
  limit: ClockLimit,
  /** Null: from now on. Deadlines that run already keep their rule. */
  validFrom: Moment.nullable(),
}
/** Events of a new rule are those of the rules with its key. */
export const CreateDeadlineRuleRequest = z.strictObject({ key: Code, ...RuleBody })
/** `before`: the name, the match and the limit of the last version, and its `validUntil`. */
export const AddRuleVersionRequest = z.strictObject({ ...RuleBody, before: Before })
export const EndDeadlineRuleRequest = z.strictObject({ validUntil: Moment.nullable(), before: Before })
export const RuleVersionResponse = z.object({ id: z.uuid(), version: z.number().int() })

export const WhatIfRequest = z.strictObject({
  /** Null: a rule that is not there yet. */
  ruleId: z.uuid().nullable(),
  key: Code,
  match: RuleMatch,
  limit: ClockLimit,
  days: z.number().int().min(1).max(366).default(90),
})
const Counted = z.object({ onTime: z.number().int(), late: z.number().int(), running: z.number().int() })
export const WhatIfResponse = z.object({
  /** How many deadlines were checked: the newest of the key. */
  examinedCount: z.number().int(),
  /** There were more in these days than were checked. */
  isBounded: z.boolean(),
  /** Deadlines that the change would move. */
  affectedCount: z.number().int(),
  before: Counted,
  after: Counted,
  /** Half of the affected would move by no more than this. */
  medianShiftMs: z.number().nullable(),
  examples: z.array(
    z.object({
      incidentId: z.uuid(),
      number: z.number().int(),
      startedAt: Moment,
      before: Moment,
      after: Moment,
      wasLate: z.boolean(),
      wouldBeLate: z.boolean(),
    }),
  ),
})
export type WhatIfResponse = z.infer<typeof WhatIfResponse>

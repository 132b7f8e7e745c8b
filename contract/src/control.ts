import { z } from 'zod'
import { Moment, PageQuery } from './common.ts'
import { Step } from './incidents.ts'
import { SEND_BACK_REASONS } from './values/answers.ts'
import { FIGURES, SPENT_KEYS } from './values/control.ts'

/** The owner of a step: the centre, or the code of an agency. */
export const CENTRE = 'centre'
const Owner = z.string().min(1).max(100)

/** The time of finished steps is summed over these days. */
export const SPENT_DAYS = 7

export const BoardRow = z.object({
  owner: Owner,
  /** Late by less than each edge, the last column: by more. */
  late: z.array(z.number().int()),
  lateTotal: z.number().int(),
  oldestDueAt: Moment.nullable(),
  /** Due within each edge and after the one before it. */
  soon: z.array(z.number().int()),
  soonTotal: z.number().int(),
})
export const StepLoad = z.object({
  step: Step,
  late: z.number().int(),
  soon: z.number().int(),
  oldestDueAt: Moment.nullable(),
})
export const SpentStep = z.object({
  key: z.enum(SPENT_KEYS),
  owner: Owner,
  workingMs: z.number(),
  count: z.number().int(),
  lateCount: z.number().int(),
})
/** What came back is counted over these days. */
export const RETURNED_DAYS = 30
/** Answers for rework by the reason of the approver; work that an agency said is not theirs. Of agencies, not of people. */
export const ReturnedRow = z.object({
  kind: z.enum(['sent_back', 'refused']),
  owner: Owner,
  /** Of an answer; null for a refusal, which has words of its own. */
  reason: z.enum(SEND_BACK_REASONS).nullable(),
  count: z.number().int(),
})
export const BoardItem = z.object({
  incidentId: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  step: Step,
  owner: Owner,
  topicCode: z.string().nullable(),
  municipalityCode: z.string().nullable(),
  assigneeName: z.string().nullable(),
  isUrgent: z.boolean(),
  /** What the list is ordered by: due, waiting since, promised, changed or stopped. */
  at: Moment,
  /** Key of the deadline that `at` belongs to; null where it is the term of something else, or no term. */
  term: z.string().nullable(),
  dueAt: Moment.nullable(),
  /** Of a changed deadline: what it was and why. */
  change: z.object({ before: Moment, after: Moment, reason: z.string() }).nullable(),
  /** Why it was sent back, in the words of the person who did. */
  returned: z.object({ reason: z.enum(SEND_BACK_REASONS).nullable(), words: z.string() }).nullable(),
  /** Working time that each step has taken; only for open work. */
  spent: z.array(z.object({ key: z.string(), workingMs: z.number() })),
})
export type BoardItem = z.infer<typeof BoardItem>

export const BoardResponse = z.object({
  asOf: Moment,
  rows: z.array(BoardRow),
  steps: z.array(StepLoad),
  spent: z.array(SpentStep),
  approvals: z.object({ waiting: z.number().int(), oldest: z.array(BoardItem) }),
  promises: z.object({
    open: z.number().int(),
    dueThisWeek: z.number().int(),
    overdue: z.number().int(),
    brokenThisMonth: z.number().int(),
  }),
  changedDeadlines: z.number().int(),
  /** Of those that were published: how many were answered, and how long clocks stood for them. */
  clarifications: z.object({
    asked: z.number().int(),
    answered: z.number().int(),
    silent: z.number().int(),
    stoppedMs: z.number(),
  }),
  /** Parts of answers that other bodies have not given yet. */
  contributions: z.object({ waiting: z.number().int(), late: z.number().int() }),
  returned: z.array(ReturnedRow),
})
export type BoardResponse = z.infer<typeof BoardResponse>

/** The rows behind a figure. `from` and `to` bound what the list is ordered by. */
export const BoardItemsQuery = PageQuery.extend({
  figure: z.enum(FIGURES),
  owner: Owner.optional(),
  step: Step.optional(),
  key: z.enum(SPENT_KEYS).optional(),
  reason: z.enum(SEND_BACK_REASONS).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
})
export type BoardItemsQuery = z.infer<typeof BoardItemsQuery>
export const BoardTableQuery = BoardItemsQuery.omit({ cursor: true, limit: true })
export const BoardItemsResponse = z.object({ items: z.array(BoardItem), nextCursor: z.string().nullable() })

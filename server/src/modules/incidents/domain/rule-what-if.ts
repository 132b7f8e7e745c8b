/** «Как изменились бы сроки»: deadlines of the past judged by a rule that is only proposed. Pure. */
import { computeDueAt, type WorkingTimeContext } from '../../../platform/working-time/index.ts'
import type { Deadline } from './deadline.ts'
import { chooseRule, type DeadlineFacts, type DeadlineRule } from './deadline-rule.ts'

export type PastDeadline = Deadline & { incidentId: string; facts: DeadlineFacts }
export type Judgement = 'onTime' | 'late' | 'running'
export type JudgedDeadline = {
  deadline: PastDeadline
  dueAt: Date
  shiftMs: number
  was: Judgement
  wouldBe: Judgement
}

type Rules = { rules: readonly DeadlineRule[]; proposed: DeadlineRule }
type Facts = { now: Date; zone: string; contextOf: (deadline: Deadline) => WorkingTimeContext }

/** Only those whose rule would be another: the proposed one governs them, or does not govern them any more. */
export function judgeByRule(
  deadlines: readonly PastDeadline[],
  { rules, proposed }: Rules,
  { now, zone, contextOf }: Facts,
): JudgedDeadline[] {
  const always = { ...proposed, validFrom: new Date(0), validUntil: null }
  const others = rules.filter(({ id }) => id !== proposed.id)
  return deadlines.flatMap((deadline) => {
    // A moment set by a person would stay as that person set it.
    if (deadline.state === 'cancelled' || deadline.changes.length > 0) return []
    const rule = chooseRule([...others, always], deadline.facts, { at: deadline.startedAt, zone })
    if (!rule || (rule.id !== proposed.id && deadline.ruleId !== proposed.id)) return []
    const dueAt = computeDueAt(rule.limit, deadline.startedAt, contextOf(deadline), deadline.pauses)
    return [
      {
        deadline,
        dueAt,
        shiftMs: dueAt.getTime() - deadline.dueAt.getTime(),
        was: judge(deadline, deadline.dueAt, now),
        wouldBe: judge(deadline, dueAt, now),
      },
    ]
  })
}

/** Not stopped yet and not past due: nobody can say how it ends. */
function judge({ stoppedAt }: Deadline, dueAt: Date, now: Date): Judgement {
  if ((stoppedAt ?? now) > dueAt) return 'late'
  return stoppedAt ? 'onTime' : 'running'
}

export function countJudgements(judgements: readonly Judgement[]): Record<Judgement, number> {
  const counts = { onTime: 0, late: 0, running: 0 }
  for (const judgement of judgements) counts[judgement] += 1
  return counts
}

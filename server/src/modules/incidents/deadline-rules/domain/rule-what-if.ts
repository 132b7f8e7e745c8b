/** «Как изменились бы сроки»: deadlines of the past judged by a rule that is only proposed. Pure. */
import { computeDueAt, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { Deadline } from '../../deadlines/domain/deadline.ts'
import { chooseRule, type DeadlineFacts, type DeadlineRule } from '../../deadlines/domain/deadline-rule.ts'

/** The key of its facts is that of the rule which gave it: an answer may be owed by the rule of live streams. */
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

/** Only those that would be due at another moment: the proposed rule would give them theirs, or would not any more. */
export function judgeByRule(
  deadlines: readonly PastDeadline[],
  { rules, proposed }: Rules,
  { now, zone, contextOf }: Facts,
): JudgedDeadline[] {
  const known = newestOf(rules, proposed.id)
  const isMatchKept = known !== null && isEqual(known.match, proposed.match)
  if (isMatchKept && isEqual(known.limit, proposed.limit)) return []
  const always = { ...proposed, validFrom: new Date(0), validUntil: null }
  const asProposed = [...rules.filter(({ id }) => id !== proposed.id), always]
  /** Null where the clock of then knew other facts than those of now, by which nothing can be chosen again. */
  const ruleOf = (deadline: PastDeadline): DeadlineRule | null => {
    const { facts, startedAt, ruleId } = deadline
    if (isMatchKept) return ruleId === proposed.id ? always : null
    const moment = { at: startedAt, zone }
    if (chooseRule(rules, facts, moment)?.id !== ruleId) return null
    return chooseRule(asProposed, facts, moment)
  }
  return deadlines.flatMap((deadline) => {
    // A moment set by a person would stay as that person set it.
    if (deadline.state === 'cancelled' || deadline.changes.length > 0) return []
    const rule = ruleOf(deadline)
    if (!rule || (rule.id !== proposed.id && deadline.ruleId !== proposed.id)) return []
    const dueAt = computeDueAt(rule.limit, deadline.startedAt, contextOf(deadline), deadline.pauses)
    const shiftMs = dueAt.getTime() - deadline.dueAt.getTime()
    if (shiftMs === 0) return []
    const was = judge(deadline, deadline.dueAt, now)
    return [{ deadline, dueAt, shiftMs, was, wouldBe: judge(deadline, dueAt, now) }]
  })
}

function newestOf(rules: readonly DeadlineRule[], ruleId: string): DeadlineRule | null {
  const versions = rules.filter(({ id }) => id === ruleId)
  return versions.reduce<DeadlineRule | null>(
    (newest, rule) => (newest && newest.version > rule.version ? newest : rule),
    null,
  )
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

/** By what they say, in whatever order their fields stand. */
function isEqual(one: object, two: object): boolean {
  return inOrder(one) === inOrder(two)
}

function inOrder(value: object): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [two]) => (one < two ? -1 : 1)))
      : part,
  )
}

import type { WhatIfRequest, WhatIfResponse } from '@veche/contract/admin/deadline-rules.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import type { z } from 'zod'
import { NIL_ID } from '../../../platform/ids.ts'
import { medianOf } from '../../../platform/median.ts'
import { loadWorkingTime } from '../../directory/index.ts'
import { type DeadlineRule, readRules } from '../deadlines/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { countJudgements, type JudgedDeadline, judgeByRule } from './domain/rule-what-if.ts'
import { toKey, toMatch } from './manage-rules.ts'
import { listPastDeadlines } from './rules.repository.ts'

const MOST = 5000
const EXAMPLES = 20

export async function askWhatIf(
  { db, clock }: IncidentsContext,
  { ruleId, days, match, limit, ...request }: z.infer<typeof WhatIfRequest>,
): Promise<WhatIfResponse> {
  const now = clock()
  const key = toKey(request.key)
  const [rules, past, workingTime] = await Promise.all([
    readRules(db),
    listPastDeadlines(db, { key, since: new Date(now.getTime() - days * DAY_MS), limit: MOST + 1 }),
    loadWorkingTime(db),
  ])
  const proposed: DeadlineRule = {
    ...{ id: ruleId ?? NIL_ID, version: 1, key, name: '', match: toMatch(match), limit },
    ...{ startsOn: 'found', stopsOn: [], validFrom: now, validUntil: null },
  }
  const judged = judgeByRule(
    past.slice(0, MOST),
    { rules, proposed },
    { now, zone: workingTime.zone, contextOf: ({ scheduleCode }) => workingTime.contextOf(scheduleCode) },
  )
  const numbers = new Map(past.map(({ incidentId, number }) => [incidentId, number]))
  return {
    examinedCount: Math.min(past.length, MOST),
    isBounded: past.length > MOST,
    affectedCount: judged.length,
    before: countJudgements(judged.map(({ was }) => was)),
    after: countJudgements(judged.map(({ wouldBe }) => wouldBe)),
    medianShiftMs: medianOf(judged.map(({ shiftMs }) => shiftMs)),
    examples: judged
      .toSorted(byWeight)
      .slice(0, EXAMPLES)
      .map((item) => presentExample(item, numbers)),
  }
}

/** Sorted: deadlines that would end differently first, then by how far they move. */
function byWeight(one: JudgedDeadline, two: JudgedDeadline): number {
  const turned = (item: JudgedDeadline) => (item.was === item.wouldBe ? 0 : 1)
  return turned(two) - turned(one) || Math.abs(two.shiftMs) - Math.abs(one.shiftMs)
}

function presentExample(
  { deadline, dueAt, was, wouldBe }: JudgedDeadline,
  numbers: ReadonlyMap<string, number>,
): WhatIfResponse['examples'][number] {
  return {
    incidentId: deadline.incidentId,
    number: numbers.get(deadline.incidentId) ?? 0,
    startedAt: deadline.startedAt.toISOString(),
    before: deadline.dueAt.toISOString(),
    after: dueAt.toISOString(),
    wasLate: was === 'late',
    wouldBeLate: wouldBe === 'late',
  }
}

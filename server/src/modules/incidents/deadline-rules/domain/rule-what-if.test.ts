import { HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import { startDeadline } from '../../deadlines/domain/deadline.ts'
import {
  chooseRule,
  type DeadlineFacts,
  type DeadlineRule,
  type RuleMatch,
} from '../../deadlines/domain/deadline-rule.ts'
import { judgeByRule, type PastDeadline } from './rule-what-if.ts'

const zone = 'Europe/Moscow'
const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: {}, regional: [] },
  zone,
}
const now = new Date('2026-11-27T12:00:00Z')
const worldOf = { now, zone, contextOf: () => context }

function buildRule(id: string, match: RuleMatch, minutes: number): DeadlineRule {
  return {
    ...{ id, version: 1, key: 'first_answer', name: id, match, startsOn: 'found', stopsOn: ['published'] },
    ...{ limit: { clock: 'working_hours', minutes }, validFrom: new Date(0), validUntil: null },
  }
}

/** As the clock begins it. */
function begin(
  rules: readonly DeadlineRule[],
  facts: DeadlineFacts,
  startedAt: Date,
  id: string,
): PastDeadline {
  const rule = chooseRule(rules, facts, { at: startedAt, zone })
  if (!rule) throw new Error('no rule')
  return { ...startDeadline(rule, startedAt, context), incidentId: id, facts }
}

const arbMatch: fc.Arbitrary<RuleMatch> = fc.record(
  {
    urgency: fc.constantFrom('normal', 'urgent', 'danger'),
    topicCode: fc.constantFrom('roads.lighting', 'roads.snow'),
    network: fc.constantFrom('vk', 'telegram'),
  },
  { requiredKeys: [] },
)
const arbMinutes = fc.integer({ min: 15, max: 2000 })
const arbRules = fc
  .tuple(arbMinutes, fc.uniqueArray(fc.tuple(arbMatch, arbMinutes), { selector: ([match]) => key(match) }))
  .map(([minutes, others]) => [
    buildRule('rule-0', {}, minutes),
    ...others
      .filter(([match]) => key(match) !== '{}')
      .map(([match, own], index) => buildRule(`rule-${index + 1}`, match, own)),
  ])
const arbFacts: fc.Arbitrary<DeadlineFacts> = fc.record({
  key: fc.constant('first_answer'),
  urgency: fc.constantFrom('normal', 'urgent', 'danger'),
  topicCode: fc.constantFrom(null, 'roads.lighting', 'roads.snow'),
  groupCode: fc.constant(null),
  surface: fc.constant(null),
  network: fc.constantFrom('vk', 'telegram'),
})
const arbQuestions = fc.array(fc.record({ facts: arbFacts, hoursAgo: fc.integer({ min: 1, max: 2000 }) }), {
  maxLength: 12,
})

function key(match: RuleMatch): string {
  return JSON.stringify(Object.entries(match).toSorted())
}

describe('the past judged by a proposed rule', () => {
  it('names nothing when nothing is changed', () => {
    fc.assert(
      fc.property(arbRules, arbQuestions, fc.nat(), (rules, questions, pick) => {
        const proposed = rules[pick % rules.length]!
        const past = questions.map(({ facts, hoursAgo }, index) =>
          begin(rules, facts, new Date(now.getTime() - hoursAgo * HOUR_MS), `question-${index}`),
        )
        expect(judgeByRule(past, { rules, proposed }, worldOf)).toEqual([])
      }),
    )
  })

  it('says exactly what the changed rules give', () => {
    fc.assert(
      fc.property(
        arbRules,
        arbQuestions,
        arbMatch,
        arbMinutes,
        fc.nat(),
        (rules, questions, match, minutes, pick) => {
          const kept = rules[pick % rules.length]!
          // The rule for all keeps its match: a key may not be left without one.
          const proposed = {
            ...kept,
            ...buildRule(kept.id, kept.id === 'rule-0' ? {} : match, minutes),
            version: 2,
          }
          const changed = rules.map((rule) => (rule.id === proposed.id ? proposed : rule))
          fc.pre(new Set(changed.map((rule) => key(rule.match))).size === changed.length)
          const startOf = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR_MS)
          const beginAll = (by: readonly DeadlineRule[]) =>
            questions.map(({ facts, hoursAgo }, index) =>
              begin(by, facts, startOf(hoursAgo), `question-${index}`),
            )
          const before = beginAll(rules)

          const said = judgeByRule(before, { rules, proposed }, worldOf)

          const moved = beginAll(changed)
            .filter(({ dueAt }, index) => dueAt.getTime() !== before[index]!.dueAt.getTime())
            .map(({ incidentId, dueAt }) => ({ incidentId, dueAt }))
          expect(said.map(({ deadline, dueAt }) => ({ incidentId: deadline.incidentId, dueAt }))).toEqual(
            moved,
          )
        },
      ),
    )
  })

  it('never names a deadline that another rule gave, whatever the question has become since', () => {
    const plain = buildRule('plain', {}, 540)
    const urgent = buildRule('urgent', { urgency: 'urgent' }, 60)
    const facts: DeadlineFacts = {
      ...{
        key: 'first_answer',
        urgency: 'urgent',
        topicCode: null,
        groupCode: null,
        surface: null,
        network: 'vk',
      },
    }
    const begun = begin([plain, urgent], facts, new Date(now.getTime() - HOUR_MS), 'question')
    const calmedDown: PastDeadline = { ...begun, facts: { ...facts, urgency: 'normal' } }
    const proposed = buildRule('plain', {}, 360)

    expect(judgeByRule([calmedDown], { rules: [plain, urgent], proposed }, worldOf)).toEqual([])
  })
})

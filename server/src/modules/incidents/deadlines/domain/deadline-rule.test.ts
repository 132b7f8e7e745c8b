import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AROUND_THE_CLOCK,
  computeDueAt,
  STANDARD_SCHEDULE,
  type WorkingTimeContext,
} from '../../../../platform/working-time/index.ts'
import { validateRules } from '../../deadline-rules/domain/rule-problems.ts'
import {
  chooseRule,
  DEADLINE_KEYS,
  type DeadlineFacts,
  type DeadlineRule,
  type RuleMatch,
  type Season,
} from './deadline-rule.ts'
import { DEFAULT_DEADLINE_RULES } from './default-rules.ts'

const at = new Date('2026-11-23T09:00:00+03:00')
const moment = { at, zone: 'Europe/Moscow' }
const facts: DeadlineFacts = {
  key: 'first_answer',
  urgency: 'normal',
  topicCode: 'roads.lighting',
  groupCode: 'roads',
  surface: 'comment',
  network: 'vk',
}

function buildRule(id: string, match: RuleMatch = {}, changes: Partial<DeadlineRule> = {}): DeadlineRule {
  return {
    id,
    version: 1,
    key: 'first_answer',
    name: id,
    match,
    startsOn: 'found',
    stopsOn: ['published'],
    limit: { clock: 'working_hours', minutes: 540 },
    validFrom: new Date(0),
    validUntil: null,
    ...changes,
  }
}

const codesOf = (rules: DeadlineRule[]) =>
  validateRules(rules, at)
    .map(({ code }) => code)
    .filter((code) => code !== 'rule.no_default')

describe('chooseRule', () => {
  const winter = { fromMonth: 11, toMonth: 3 }
  // From the most general to the most specific: each beats all before it.
  const ladder = [
    buildRule('general'),
    buildRule('season', { season: winter }),
    buildRule('network', { network: 'vk' }),
    buildRule('network and season', { network: 'vk', season: winter }),
    buildRule('surface', { surface: 'comment' }),
    buildRule('group', { groupCode: 'roads' }),
    buildRule('topic', { topicCode: 'roads.lighting' }),
    buildRule('topic on this surface', { topicCode: 'roads.lighting', surface: 'comment' }),
    buildRule('urgency', { urgency: 'normal' }),
    buildRule('urgency and topic', { urgency: 'normal', topicCode: 'roads.lighting' }),
  ]

  it.each(ladder.map((rule, index) => [rule.name, index] as const))(
    'prefers «%s» to everything more general, in any order of the list',
    (name, index) => {
      const rules = ladder.slice(0, index + 1)

      expect(chooseRule(rules, facts, moment)?.name).toBe(name)
      expect(chooseRule(rules.toReversed(), facts, moment)?.name).toBe(name)
    },
  )

  it('does not let a slow rule of a topic delay an accident', () => {
    const slow = buildRule('slow topic', { topicCode: 'roads.lighting' })
    const accident = buildRule('urgent', { urgency: 'urgent' })

    expect(chooseRule([slow, accident], { ...facts, urgency: 'urgent' }, moment)).toBe(accident)
  })

  it('reads the month on the wall of the region', () => {
    const newYearsEve = { at: new Date('2026-12-31T21:30:00Z'), zone: 'Europe/Moscow' }
    const january = buildRule('january', { season: { fromMonth: 1, toMonth: 1 } })

    expect(chooseRule([buildRule('any'), january], facts, newYearsEve)).toBe(january)
  })

  it('takes the version in force when the clock starts', () => {
    const first = buildRule('rule', {}, { validUntil: at })
    const second = buildRule('rule', {}, { version: 2, validFrom: at })

    expect(chooseRule([first, second], facts, moment)?.version).toBe(2)
    expect(chooseRule([first, second], facts, { ...moment, at: new Date(at.getTime() - 1) })?.version).toBe(1)
  })

  it('finds nothing where no rule matches', () => {
    expect(chooseRule([buildRule('urgent', { urgency: 'urgent' })], facts, moment)).toBeNull()
    expect(chooseRule([buildRule('general')], { ...facts, key: 'triage' }, moment)).toBeNull()
  })
})

describe('validateRules', () => {
  it('accepts the rules every installation starts with', () => {
    expect(validateRules(DEFAULT_DEADLINE_RULES, at)).toEqual([])
  })

  it('asks for a rule without conditions for every key', () => {
    const rules = DEFAULT_DEADLINE_RULES.filter(({ key }) => key !== 'triage')

    expect(validateRules(rules, at)).toEqual([{ code: 'rule.no_default', key: 'triage' }])
  })

  it('accepts a default handed from version to version and refuses a gap between them', () => {
    const others = DEFAULT_DEADLINE_RULES.filter(({ key }) => key !== 'first_answer')
    const handover = new Date('2026-12-01T00:00:00+03:00')
    const first = buildRule('first', {}, { validUntil: handover })
    const second = buildRule('first', {}, { version: 2, validFrom: handover })
    const tooLate = { ...second, validFrom: new Date('2026-12-02T00:00:00+03:00') }

    expect(validateRules([...others, first, second], at)).toEqual([])
    expect(validateRules([...others, first, tooLate], at)).toEqual([
      { code: 'rule.no_default', key: 'first_answer' },
    ])
    expect(validateRules([...others, first], at)).toEqual([{ code: 'rule.no_default', key: 'first_answer' }])
  })

  it.each([
    ['rule.bad_limit', buildRule('x', {}, { limit: { clock: 'working_hours', minutes: -1 } })],
    ['rule.bad_limit', buildRule('x', {}, { limit: { clock: 'working_days', days: 0 } })],
    [
      'rule.bad_limit',
      buildRule('x', {}, { limit: { clock: 'time_of_working_day', days: 1, time: '25:00' } }),
    ],
    ['rule.bad_season', buildRule('x', { season: { fromMonth: 0, toMonth: 3 } })],
    ['rule.bad_validity', buildRule('x', {}, { validFrom: at, validUntil: at })],
    ['rule.bad_version', buildRule('x', {}, { version: 0 })],
    ['rule.no_stop', buildRule('x', {}, { stopsOn: [] })],
    ['rule.stops_at_start', buildRule('x', {}, { startsOn: 'published' })],
  ])('names the fault %s', (code, rule) => {
    expect(codesOf([rule])).toEqual([code])
  })

  it('refuses two rules that tie', () => {
    const one = buildRule('one', { topicCode: 'a', season: { fromMonth: 10, toMonth: 2 } })
    const two = buildRule('two', { topicCode: 'a', season: { fromMonth: 2, toMonth: 5 } })

    expect(codesOf([one, two])).toEqual(['rule.ambiguous'])
    expect(codesOf([one, { ...two, match: { topicCode: 'b' } }])).toEqual([])
    expect(
      codesOf([one, { ...two, match: { topicCode: 'a', season: { fromMonth: 3, toMonth: 5 } } }]),
    ).toEqual([])
    expect(codesOf([one, one])).toEqual(['rule.version_twice'])
  })

  it('leaves exactly one best rule for any facts, in whatever order the rules are', () => {
    const code = fc.constantFrom('a', 'b')
    const match: fc.Arbitrary<RuleMatch> = fc.record(
      {
        urgency: fc.constantFrom('normal', 'urgent'),
        topicCode: code,
        groupCode: code,
        surface: code,
        network: code,
        season: fc.record({
          fromMonth: fc.integer({ min: 1, max: 12 }),
          toMonth: fc.integer({ min: 1, max: 12 }),
        }) satisfies fc.Arbitrary<Season>,
      },
      { requiredKeys: [] },
    )
    const anyFacts = fc.record({
      key: fc.constant('first_answer' as const),
      urgency: fc.constantFrom('normal' as const, 'urgent' as const),
      topicCode: code,
      groupCode: code,
      surface: code,
      network: code,
    })
    fc.assert(
      fc.property(fc.array(match, { maxLength: 8 }), anyFacts, fc.nat(11), (matches, someFacts, month) => {
        const rules = matches.map((ruleMatch, index) => buildRule(`r${index}`, ruleMatch))
        const unambiguous = rules.filter(
          (rule, index) => codesOf([...rules.slice(0, index), rule]).length === 0,
        )
        fc.pre(codesOf(unambiguous).length === 0)
        const when = { at: new Date(Date.UTC(2026, month, 15)), zone: 'Europe/Moscow' }
        expect(chooseRule(unambiguous, someFacts, when)).toBe(
          chooseRule(unambiguous.toReversed(), someFacts, when),
        )
      }),
    )
  })
})

describe('the default rules', () => {
  const contextOf = (week: 'standard' | 'always'): WorkingTimeContext => ({
    schedule: week === 'standard' ? STANDARD_SCHEDULE : AROUND_THE_CLOCK,
    calendar: { version: 1, years: {}, regional: [] },
    zone: 'Europe/Moscow',
  })
  const urgencies: DeadlineFacts['urgency'][] = ['normal', 'urgent', 'danger']
  // Distribution is no step of what the routes give at once; where it is one, the approval has no hour left in nine.
  const ways: DeadlineFacts['key'][][] = [
    ['triage', 'take', 'draft', 'approval'],
    ['triage', 'distribution', 'take', 'draft'],
  ]

  it.each(urgencies.flatMap((urgency) => ways.map((way) => ({ urgency, way }))))(
    'have no step due after the answer that it is a step to, each ended at its last moment: %o',
    ({ urgency, way }) => {
      for (const week of ['standard', 'always'] as const)
        for (let hour = 0; hour < 24 * 14; hour += 1) {
          const context = contextOf(week)
          const foundAt = new Date(Date.UTC(2026, 10, 16, hour, 7))
          const dueOf = (key: DeadlineFacts['key'], from: Date) => {
            const rule = chooseRule(
              DEFAULT_DEADLINE_RULES,
              { ...facts, key, urgency },
              { ...moment, at: from },
            )
            return computeDueAt(rule!.limit, from, context)
          }
          const answerDue = dueOf('first_answer', foundAt)
          let from = foundAt
          for (const key of way) {
            from = dueOf(key, from)
            expect(from <= answerDue, `${key} ${week} ${foundAt.toISOString()}`).toBe(true)
          }
        }
    },
  )

  const limitOf = (key: DeadlineFacts['key'], urgency: DeadlineFacts['urgency'] = 'normal') =>
    chooseRule(DEFAULT_DEADLINE_RULES, { ...facts, key, urgency }, moment)?.limit

  it('give nine working hours for a first answer and four hours round the clock for an urgent one', () => {
    expect(limitOf('first_answer')).toEqual({ clock: 'working_hours', minutes: 540 })
    expect(limitOf('first_answer', 'urgent')).toEqual({ clock: 'calendar_hours', minutes: 240 })
  })

  it('know every key, also for urgent questions', () => {
    for (const key of DEADLINE_KEYS) {
      expect(limitOf(key)).toBeDefined()
      expect(limitOf(key, 'urgent')).toBeDefined()
    }
  })
})

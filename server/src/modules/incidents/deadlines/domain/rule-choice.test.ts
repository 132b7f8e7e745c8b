import { describe, expect, it } from 'vitest'
import {
  chooseRule,
  type DeadlineFacts,
  type DeadlineRule,
  isInSeason,
  type RuleMatch,
} from './deadline-rule.ts'

const at = new Date('2026-11-23T09:00:00+03:00')
const before = new Date(at.getTime() - 1)
const facts: DeadlineFacts = {
  ...{ key: 'first_answer', urgency: 'normal', topicCode: 'roads.lighting', groupCode: 'roads' },
  ...{ surface: 'comment', network: 'vk' },
}
const ruleOf = (id: string, match: RuleMatch = {}, changes: Partial<DeadlineRule> = {}): DeadlineRule => ({
  ...{ id, version: 1, key: 'first_answer', name: id, match, startsOn: 'found', stopsOn: ['published'] },
  ...{ limit: { clock: 'working_hours', minutes: 540 }, validFrom: new Date(0), validUntil: null },
  ...changes,
})
const chosen = (...rules: DeadlineRule[]) => chooseRule(rules, facts, { at, zone: 'Europe/Moscow' })

describe('a rule', () => {
  it.each<[string, RuleMatch]>([
    ['urgency', { urgency: 'urgent' }],
    ['topic', { topicCode: 'roads.potholes' }],
    ['group of topics', { groupCode: 'housing' }],
    ['place of writing', { surface: 'chat' }],
    ['network', { network: 'ok' }],
    ['season', { season: { fromMonth: 4, toMonth: 10 } }],
  ])('of another %s is not for this question, however special', (_, match) => {
    expect(chosen(ruleOf('special', match))).toBeNull()
    expect(chosen(ruleOf('special', match), ruleOf('general'))?.id).toBe('general')
  })

  it('of another deadline is not for this one', () => {
    expect(chosen(ruleOf('other', {}, { key: 'draft' }))).toBeNull()
  })

  it('is in force from its first moment, and no more at its last', () => {
    expect(chosen(ruleOf('new', {}, { validFrom: at }))?.id).toBe('new')
    expect(chosen(ruleOf('later', {}, { validFrom: new Date(at.getTime() + 1) }))).toBeNull()
    expect(chosen(ruleOf('old', {}, { validUntil: at }))).toBeNull()
    expect(chosen(ruleOf('ended', {}, { validUntil: before }))).toBeNull()
    expect(chosen(ruleOf('ending', {}, { validUntil: new Date(at.getTime() + 1) }))?.id).toBe('ending')
  })

  it('as special as another is chosen in the same way in any order of the list', () => {
    const [first, second] = [ruleOf('a'), ruleOf('b')]
    const [older, newer] = [ruleOf('a'), ruleOf('a', {}, { version: 2 })]

    expect([chosen(first, second), chosen(second, first)]).toEqual([first, first])
    expect([chosen(older, newer), chosen(newer, older)]).toEqual([newer, newer])
    expect([chosen(ruleOf('b', {}, { version: 2 }), older)?.id]).toEqual(['a'])
  })
})

describe('a season', () => {
  it.each([
    [5, 5, [5]],
    [4, 6, [4, 5, 6]],
    [11, 2, [1, 2, 11, 12]],
  ])('from month %i to month %i has the months %j', (fromMonth, toMonth, months) => {
    const year = Array.from({ length: 12 }, (_, index) => index + 1)

    expect(year.filter((month) => isInSeason({ fromMonth, toMonth }, month))).toEqual(months)
  })
})

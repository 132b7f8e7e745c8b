import { describe, expect, it } from 'vitest'
import { RULE_ACTS, RULE_EVENTS } from '../../values/portal/work-rules.ts'
import { eventsThatCarry, vainActs, vainEvents } from './rule-steps.ts'

/** Acts that an event can never carry, alone in their rule; all other pairs can act. */
const VAIN: Partial<Record<(typeof RULE_EVENTS)[number], readonly (typeof RULE_ACTS)[number][]>> = {
  // Nobody of a body has it yet, and nobody writes an answer.
  appeared: ['give_person', 'give_on_shift', 'subtask', 'put_aside', 'ask_body', 'draft'],
  accepted: ['ask_body'],
  returned: ['give_person', 'give_on_shift', 'subtask', 'put_aside', 'ask_body'],
  submitted: ['give', 'give_person', 'give_on_shift', 'ask_body', 'draft'],
  answered: ['ask_body', 'draft'],
  delivery_failed: ['ask_body', 'draft'],
}

describe.each(RULE_EVENTS)('%s', (event) => {
  it.each(RULE_ACTS)('says whether it can carry %s', (act) => {
    const isVain = vainActs({ events: [event], asked: [], acts: [act] }).length > 0
    expect(isVain).toBe(VAIN[event]?.includes(act) ?? false)
  })
})

it('names the events that can carry an act', () => {
  const of = (act: (typeof RULE_ACTS)[number], asked: readonly (readonly 'new'[])[] = []) =>
    eventsThatCarry({ asked, acts: [act] }, 0)
  expect(of('give_person')).toEqual(
    RULE_EVENTS.filter((event) => !['appeared', 'returned', 'submitted'].includes(event)),
  )
  expect(of('notify')).toEqual(RULE_EVENTS)
  expect(of('give_person', [['new']])).toEqual([])
})

it('carries after an act what that act has made possible', () => {
  const reach = { events: ['appeared'] as const, asked: [] }
  expect(vainActs({ ...reach, acts: ['give', 'give_person', 'draft'] })).toEqual([])
  expect(vainActs({ ...reach, acts: ['give_person', 'give'] })).toEqual([0])
})

it('carries nothing where its condition of the step names none of the event', () => {
  const reach = { events: ['given'] as const, acts: ['notify', 'give_person'] as const }
  expect(vainActs({ ...reach, asked: [['done', 'new']] })).toEqual([0, 1])
  expect(vainActs({ ...reach, asked: [['done', 'assigned']] })).toEqual([])
})

it('says of which events an act is in vain that others carry', () => {
  const events = ['appeared', 'given'] as const
  expect(vainEvents({ events, asked: [], acts: ['give_person'] })).toEqual([['appeared']])
  expect(vainActs({ events, asked: [], acts: ['give_person'] })).toEqual([])
})

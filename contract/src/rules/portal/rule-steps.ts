/**
 * At which steps a question may stand when an event of a rule comes, and at which an act can be done: where the two do
 * not meet, the act is never done. The engine, the form and the switch ask here. Pure.
 */
import type { RuleContent } from '../../portal/work-rules.ts'
import { OPEN_STEPS, STEPS } from '../../values/incidents.ts'
import { type ActKind, RULE_EVENTS, type RuleEvent } from '../../values/portal/work-rules.ts'

type Step = (typeof STEPS)[number]

const IN_HAND = ['assigned', 'in_progress', 'rework', 'postponed'] as const
const WORKED_ON = ['distribution', ...IN_HAND] as const
const CLASSIFIED = ['new', ...WORKED_ON, 'approval'] as const
const PRESENT = STEPS.filter((step) => step !== 'archived')

/** Where a question stands right after the event. */
export const EVENT_STEPS: Readonly<Record<RuleEvent, readonly Step[]>> = {
  appeared: ['new'],
  accepted: ['distribution', 'assigned'],
  marked: PRESENT,
  given: IN_HAND,
  taken: ['in_progress', 'rework'],
  returned: ['distribution'],
  step_changed: STEPS,
  author_wrote: PRESENT,
  reopened: ['distribution', 'in_progress'],
  rated: PRESENT,
  repeated: OPEN_STEPS,
  submitted: ['approval'],
  sent_back: ['rework'],
  answered: ['postponed', 'awaiting_author'],
  delivery_failed: ['publishing', 'postponed', 'awaiting_author', 'done'],
  source_edited: PRESENT,
  source_deleted: PRESENT,
  deadline_near: PRESENT,
  deadline_late: PRESENT,
  at_time: PRESENT,
}

/** Where a question may stand for the act. */
export const ACT_STEPS: Readonly<Record<ActKind, readonly Step[]>> = {
  give: ['new', ...WORKED_ON],
  give_person: IN_HAND,
  give_on_shift: IN_HAND,
  urge: CLASSIFIED,
  topic: CLASSIFIED,
  tag: PRESENT,
  set_field: PRESENT,
  subtask: ['assigned', 'in_progress', 'rework', 'approval', 'postponed'],
  put_aside: [...IN_HAND, 'approval'],
  ask_body: ['in_progress', 'rework'],
  take: IN_HAND,
  notify: STEPS,
  draft: ['distribution', 'assigned', 'in_progress', 'rework'],
}

/** What of a rule decides where its acts find a question. */
export type RuleReach = {
  events: readonly RuleEvent[]
  /** Of its conditions of the step, each with the steps that it names. */
  asked: readonly (readonly Step[])[]
  acts: readonly ActKind[]
}

export function reachOf({ events, conditions, acts }: RuleContent): RuleReach {
  const asked = conditions.flatMap((condition) => (condition.is === 'step' ? [condition.codes] : []))
  return { events, asked, acts: acts.map(({ does }) => does) }
}

/** Where a question stands when the event comes and the conditions of the step hold. */
export function stepsAt(event: RuleEvent, asked: RuleReach['asked']): Step[] {
  return EVENT_STEPS[event].filter((step) => asked.every((steps) => steps.includes(step)))
}

/** For each act, in their order: the events at which it can never be done. */
export function vainEvents({ events, asked, acts }: RuleReach): RuleEvent[][] {
  const vain: RuleEvent[][] = acts.map(() => [])
  for (const event of events) {
    let steps = stepsAt(event, asked)
    for (const [index, act] of acts.entries()) {
      const can = steps.filter((step) => ACT_STEPS[act].includes(step))
      if (can.length === 0) vain[index]?.push(event)
      // What an act before has given away stands with its body.
      if (act === 'give' && can.length > 0) steps = [...new Set<Step>([...steps, 'assigned'])]
    }
  }
  return vain
}

/** Of all events, those that can carry the act at the place. */
export function eventsThatCarry({ asked, acts }: Omit<RuleReach, 'events'>, index: number): RuleEvent[] {
  return RULE_EVENTS.filter((event) => vainEvents({ events: [event], asked, acts })[index]?.length === 0)
}

/** Places of the acts that no event of the rule can carry. */
export function vainActs(reach: RuleReach): number[] {
  return vainEvents(reach).flatMap((events, index) => (events.length === reach.events.length ? [index] : []))
}

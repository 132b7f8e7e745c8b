/** What the acts of a rule mean for a question: which are to be done, by which ordinary commands, and what takes them back. Pure. */

import type { IncidentCommandRequest, Step } from '@veche/contract/incidents.ts'
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import { ACT_STEPS } from '@veche/contract/rules/portal/rule-steps.ts'
import type { ActOutcome } from '@veche/contract/values/portal/work-rules.ts'
import type { QuestionState } from './question-state.ts'

export type ActSubject = QuestionState & {
  suggestedTopicCode: string | null
  suggestedMunicipalityCode: string | null
}
/** `planned`: to be done; `nothing`: it is so already; `refused`: the question is in no state for it. */
export type PlannedAct = { act: RuleAct; outcome: ActOutcome; code: string | null }

/** Each act sees what the acts before it have done. */
export function planActs(acts: readonly RuleAct[], subject: ActSubject): PlannedAct[] {
  let state = subject
  return acts.map((act) => {
    const planned = planAct(act, state)
    if (planned.outcome === 'planned') state = { ...state, ...effectOf(act, state) }
    return planned
  })
}

export function hasWork(acts: readonly PlannedAct[]): boolean {
  return acts.some(({ outcome }) => outcome === 'planned')
}

/** The question after the acts that are planned. */
export function applyActs<State extends ActSubject>(acts: readonly PlannedAct[], subject: State): State {
  let state = subject
  for (const { act, outcome } of acts)
    if (outcome === 'planned') state = { ...state, ...effectOf(act, state) }
  return state
}

const planned = (act: RuleAct): PlannedAct => ({ act, outcome: 'planned', code: null })
const nothing = (act: RuleAct): PlannedAct => ({ act, outcome: 'nothing', code: null })
const refused = (act: RuleAct, code: string): PlannedAct => ({ act, outcome: 'refused', code })
const atStep = (act: RuleAct, step: Step) =>
  ACT_STEPS[act.does].includes(step) ? planned(act) : refused(act, 'incident.step_not_allowed')

function planAct(act: RuleAct, subject: ActSubject): PlannedAct {
  const { step } = subject
  switch (act.does) {
    case 'give':
      if (subject.agencyCode === act.agencyCode) return nothing(act)
      if (step === 'new') return placeOf(subject) ? planned(act) : refused(act, 'rule.place_unknown')
      return atStep(act, step)
    case 'give_person':
      if (subject.unitCode === act.unitCode && subject.assigneeId === act.assigneeId) return nothing(act)
      if (subject.agencyCode === null) return refused(act, 'rule.no_agency')
      if (act.agencyCode !== undefined && act.agencyCode !== subject.agencyCode)
        return refused(act, 'rule.other_body')
      return atStep(act, step)
    case 'urge':
      return subject.urgency === 'urgent' ? nothing(act) : atStep(act, step)
    case 'topic':
      return subject.topicCode === act.topicCode ? nothing(act) : atStep(act, step)
    case 'tag':
      if (act.tags.every((tag) => subject.tags.includes(tag))) return nothing(act)
      return atStep(act, step)
    case 'notify':
    case 'draft':
      return atStep(act, step)
  }
}

function placeOf({
  topicCode,
  municipalityCode,
  suggestedTopicCode,
  suggestedMunicipalityCode,
}: ActSubject): { topicCode: string; municipalityCode: string } | null {
  const [topic, place] = [topicCode ?? suggestedTopicCode, municipalityCode ?? suggestedMunicipalityCode]
  return topic && place ? { topicCode: topic, municipalityCode: place } : null
}

function effectOf(act: RuleAct, subject: ActSubject): Partial<QuestionState> {
  switch (act.does) {
    case 'give':
      return {
        ...(subject.step === 'new' ? placeOf(subject) : {}),
        ...{ step: 'assigned', agencyCode: act.agencyCode, unitCode: null, assigneeId: null },
      }
    case 'give_person':
      return { unitCode: act.unitCode, assigneeId: act.assigneeId }
    case 'urge':
      return { urgency: 'urgent' }
    case 'topic':
      return { topicCode: act.topicCode }
    case 'tag':
      return { tags: [...new Set([...subject.tags, ...act.tags])] }
    case 'notify':
    case 'draft':
      return {}
  }
}

export type StepRequest = Exclude<IncidentCommandRequest, { type: 'unmerge' }>

/** The command of a person that does the same; null for a notice and a draft, which are no steps. */
export function toRequest(act: RuleAct, subject: ActSubject, expectedVersion: number): StepRequest | null {
  switch (act.does) {
    case 'give': {
      const place = subject.step === 'new' ? placeOf(subject) : null
      const { agencyCode } = act
      if (!place) return { type: 'assign', agencyCode, comment: '', expectedVersion }
      return {
        type: 'accept',
        ...place,
        agencyCode,
        urgency: subject.urgency,
        address: null,
        expectedVersion,
      }
    }
    case 'give_person':
      return { type: 'assign_person', unitCode: act.unitCode, assigneeId: act.assigneeId, expectedVersion }
    case 'urge':
      return { type: 'classify', urgency: 'urgent', expectedVersion }
    case 'topic':
      return { type: 'classify', topicCode: act.topicCode, expectedVersion }
    case 'tag':
      return { type: 'tag', tags: [...new Set([...subject.tags, ...act.tags])], expectedVersion }
    case 'notify':
    case 'draft':
      return null
  }
}

/** What an undo needs of the question before the act, and nothing else of it: a row of rules keeps no address and no word. */
export type BeforeAct = Partial<
  Pick<QuestionState, 'step' | 'agencyCode' | 'unitCode' | 'assigneeId' | 'urgency' | 'topicCode' | 'tags'>
>

export function beforeOf(act: RuleAct, before: QuestionState): BeforeAct {
  const { step, agencyCode, unitCode, assigneeId, urgency, topicCode, tags } = before
  switch (act.does) {
    case 'give':
      return { step, agencyCode }
    case 'give_person':
      return { unitCode, assigneeId }
    case 'urge':
      return { urgency }
    case 'topic':
      return { topicCode }
    case 'tag':
      return { tags: tags.filter((tag) => act.tags.includes(tag)) }
    case 'notify':
    case 'draft':
      return {}
  }
}

/** What takes the act back while the question still stands as the act left it; null: nothing does. */
export function toUndo(
  act: RuleAct,
  { before, now }: { before: BeforeAct; now: QuestionState },
  expectedVersion: number,
): StepRequest | null {
  switch (act.does) {
    case 'give':
      if (now.agencyCode !== act.agencyCode || now.step !== 'assigned') return null
      if (before.step === 'new') return { type: 'undo_accept', expectedVersion }
      return before.agencyCode
        ? { type: 'assign', agencyCode: before.agencyCode, comment: '', expectedVersion }
        : { type: 'unassign', expectedVersion }
    case 'give_person': {
      if (now.unitCode !== act.unitCode || now.assigneeId !== act.assigneeId) return null
      const { unitCode = null, assigneeId = null } = before
      return { type: 'assign_person', unitCode, assigneeId, expectedVersion }
    }
    case 'urge':
      if (now.urgency !== 'urgent' || before.urgency === 'urgent') return null
      return { type: 'classify', urgency: 'normal', expectedVersion }
    case 'topic':
      if (now.topicCode !== act.topicCode || !before.topicCode) return null
      return { type: 'classify', topicCode: before.topicCode, expectedVersion }
    case 'tag': {
      const { tags = [] } = before
      const added = act.tags.filter((tag) => !tags.includes(tag) && now.tags.includes(tag))
      if (added.length === 0) return null
      return { type: 'tag', tags: now.tags.filter((tag) => !added.includes(tag)), expectedVersion }
    }
    case 'notify':
    case 'draft':
      return null
  }
}

/** What people made of the question in the end, beside what the act would have made of it; null where the two do not meet. */
export function compareWithPeople(act: RuleAct, end: QuestionState, before: QuestionState): People | null {
  const compare = <Value>(wanted: Value, was: Value, is: Value): People =>
    is === wanted ? 'same' : is === was ? 'none' : 'other'
  switch (act.does) {
    case 'give':
      return end.agencyCode === null ? 'none' : compare(act.agencyCode, before.agencyCode, end.agencyCode)
    case 'give_person': {
      const who = act.assigneeId === null ? 'unitCode' : 'assigneeId'
      return compare(act[who], before[who], end[who])
    }
    case 'urge':
      return compare('urgent', before.urgency, end.urgency)
    case 'topic':
      return compare(act.topicCode, before.topicCode, end.topicCode)
    case 'tag':
      return act.tags.every((tag) => end.tags.includes(tag)) ? 'same' : 'none'
    case 'notify':
    case 'draft':
      return null
  }
}
export type People = 'same' | 'other' | 'none'

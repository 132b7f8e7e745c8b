/** What the acts of a rule mean for a question: which are to be done, by which ordinary commands, and what takes them back. Pure. */

import type { IncidentCommandRequest, Step } from '@veche/contract/incidents.ts'
import type { PlannedActResponse, RuleAct } from '@veche/contract/portal/work-rules.ts'
import type { OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { ACT_STEPS } from '@veche/contract/rules/portal/rule-steps.ts'
import { type ActOutcome, NOBODY_ON_SHIFT } from '@veche/contract/values/portal/work-rules.ts'
import { ownKey } from './own-past.ts'
import type { QuestionState } from './question-state.ts'

export type ActSubject = QuestionState & {
  suggestedTopicCode: string | null
  suggestedMunicipalityCode: string | null
  /** Whether anybody is on shift for the act at that moment; without it that is seen when the act is done. */
  isStaffed?: ((act: GiveOnShift) => boolean) | undefined
  /** What own fields say, as values are compared; without it that is seen when the act is done. */
  own?: Readonly<Record<string, string>> | undefined
  /** Whether the topic has the field. */
  hasField?: ((field: string, topicCode: string | null) => boolean) | undefined
  /** Who presses a macro; a rule has nobody. */
  presserId?: string
}
export type GiveOnShift = Extract<RuleAct, { does: 'give_on_shift' }>
/** `planned`: to be done; `nothing`: it is so already; `refused`: the question is in no state for it. */
export type PlannedAct = {
  act: RuleAct
  outcome: ActOutcome
  code: string | null
  given?: PlannedActResponse['given']
}

/** Each act sees what the acts before it have done. */
export function planActs(acts: readonly RuleAct[], subject: ActSubject): PlannedAct[] {
  let state = subject
  return acts.map((act) => {
    const planned = planAct(act, state)
    if (planned.outcome === 'planned') state = { ...state, ...effectOf(act, state) }
    return planned
  })
}

/** That nobody was on shift is told as what is done is told: the question waits. */
export function hasWork(acts: readonly PlannedAct[]): boolean {
  return acts.some(isOpen)
}

/** To be done, or to be tried when its moment comes. */
export function isOpen({ outcome, code }: PlannedAct): boolean {
  return outcome === 'planned' || code === NOBODY_ON_SHIFT
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
    case 'give_on_shift':
      if (subject.agencyCode === null) return refused(act, 'rule.no_agency')
      if (act.agencyCode !== subject.agencyCode) return refused(act, 'rule.other_body')
      if (subject.assigneeId !== null) return nothing(act)
      if (ACT_STEPS.give_on_shift.includes(step) && subject.isStaffed?.(act) === false)
        return { act, outcome: 'nothing', code: NOBODY_ON_SHIFT }
      return atStep(act, step)
    case 'urge':
      return subject.urgency === 'urgent' ? nothing(act) : atStep(act, step)
    case 'topic':
      return subject.topicCode === act.topicCode ? nothing(act) : atStep(act, step)
    case 'tag':
      if (act.tags.every((tag) => subject.tags.includes(tag))) return nothing(act)
      return atStep(act, step)
    case 'set_field':
      if (subject.own?.[act.field] === ownKey(act.value)) return nothing(act)
      if (subject.hasField?.(act.field, subject.topicCode) === false)
        return refused(act, 'rule.field_not_of_topic')
      return atStep(act, step)
    case 'subtask':
      if (subject.agencyCode === null) return refused(act, 'rule.no_agency')
      if (act.agencyCode !== null && act.agencyCode !== subject.agencyCode)
        return refused(act, 'rule.other_body')
      if (isForHolder(act) && subject.assigneeId === null) return refused(act, 'rule.nobody_holds')
      return atStep(act, step)
    case 'put_aside':
      if (subject.presserId === undefined && subject.assigneeId === null)
        return refused(act, 'rule.nobody_holds')
      return atStep(act, step)
    case 'ask_body':
      if (subject.agencyCode === null) return refused(act, 'rule.no_agency')
      if (subject.agencyCode === act.agencyCode) return refused(act, 'contribution.own_body')
      return atStep(act, step)
    case 'take':
      if (step !== 'assigned' && subject.assigneeId === (subject.presserId ?? '')) return nothing(act)
      return atStep(act, step)
    case 'notify':
    case 'draft':
      return atStep(act, step)
  }
}

export function isForHolder({ ownerId, unitCode }: Extract<RuleAct, { does: 'subtask' }>): boolean {
  return ownerId === null && unitCode === null
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

/** Somebody of those on shift: who it is, is chosen by what all have in hand. */
const ON_SHIFT = 'on_shift'

/** What an act changes of itself; what fields say is kept beside. */
function effectOf(act: RuleAct, subject: ActSubject): Partial<QuestionState> {
  switch (act.does) {
    case 'give':
      return {
        ...(subject.step === 'new' ? placeOf(subject) : {}),
        ...{ step: 'assigned', agencyCode: act.agencyCode, unitCode: null, assigneeId: null },
      }
    case 'give_person':
      return { unitCode: act.unitCode, assigneeId: act.assigneeId }
    case 'give_on_shift':
      return { assigneeId: ON_SHIFT }
    case 'urge':
      return { urgency: 'urgent' }
    case 'topic':
      return { topicCode: act.topicCode }
    case 'tag':
      return { tags: [...new Set([...subject.tags, ...act.tags])] }
    case 'take':
      return { step: 'in_progress', assigneeId: subject.presserId ?? null }
    default:
      return {}
  }
}

export type StepRequest = Exclude<IncidentCommandRequest, { type: 'unmerge' }>

/** The command of a person that does the same; null for what is no step, or needs a person to be chosen first. */
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
    case 'take':
      return { type: 'take', expectedVersion }
    default:
      return null
  }
}

/** What an undo needs of the question before the act, and nothing else of it: a row of rules keeps no address and no word. */
export type BeforeAct = Partial<
  Pick<QuestionState, 'step' | 'agencyCode' | 'unitCode' | 'assigneeId' | 'urgency' | 'topicCode' | 'tags'>
> & {
  /** Of an own field; null: it was empty. */
  value?: OwnValue | null
  /** The sub-task or the request for a part that the act made. */
  madeId?: string
  /** In whose list it was put aside. */
  asideFor?: string
}

export function beforeOf(act: RuleAct, before: QuestionState): BeforeAct {
  const { step, agencyCode, unitCode, assigneeId, urgency, topicCode, tags } = before
  switch (act.does) {
    case 'give':
      return { step, agencyCode }
    case 'give_person':
    case 'give_on_shift':
      return { unitCode, assigneeId }
    case 'urge':
      return { urgency }
    case 'topic':
      return { topicCode }
    case 'tag':
      return { tags: tags.filter((tag) => act.tags.includes(tag)) }
    case 'take':
      return { step, assigneeId }
    default:
      return {}
  }
}

/** What the history says of work that a macro took. */
const TAKEN_BACK = 'Макрос отменён'

/** What takes the act back while the question still stands as the act left it; null: nothing does. */
export function toUndo(
  { act, given }: Pick<PlannedAct, 'act' | 'given'>,
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
    case 'give_on_shift': {
      if (given === undefined || now.assigneeId !== given.userId) return null
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
    case 'take':
      return now.step === 'in_progress' && before.assigneeId === null
        ? { type: 'release', reason: TAKEN_BACK, expectedVersion }
        : null
    default:
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
    default:
      return null
  }
}
export type People = 'same' | 'other' | 'none'

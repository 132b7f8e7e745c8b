/**
 * Finds what a bulk action means for one incident: the ordinary command of a person, and the command that takes it
 * back.
 */
import type { BulkAction } from '@veche/contract/desk.ts'
import type { Address, IncidentCommandRequest, Suggestion } from '@veche/contract/incidents.ts'

/** What an action reads of an incident. It is also kept with the item, so that an undo knows what was. */
export type BulkSubject = {
  topicCode: string | null
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
  urgency: 'normal' | 'urgent'
  address: Address
  tags: string[]
}

type StepRequest = Exclude<IncidentCommandRequest, { type: 'unmerge' }>
export type Fit =
  | { request: StepRequest; code: null }
  /** Why the action means nothing for this incident. */
  | { request: null; code: string }

type Facts = {
  incidentId: string
  subject: BulkSubject
  suggestion: Suggestion | null
  expectedVersion: number
}

const NOTHING_TO_CHANGE: Fit = { request: null, code: 'bulk.nothing_to_change' }

const OF_ANOTHER_BODY: Fit = { request: null, code: 'spread.other_body' }

/** The ordinary step that an action is made of. */
export function stepOf({ type }: BulkAction): Exclude<BulkAction['type'], 'spread'> {
  return type === 'spread' ? 'assign_person' : type
}

export function toRequest(action: BulkAction, facts: Facts): Fit {
  const { incidentId, subject, expectedVersion } = facts
  switch (action.type) {
    case 'accept':
      return acceptAsSuggested(facts)
    case 'dismiss':
      return fits({ type: 'dismiss', reason: action.reason, comment: '', expectedVersion })
    case 'assign':
      if (subject.agencyCode === action.agencyCode) return NOTHING_TO_CHANGE
      return fits({ type: 'assign', agencyCode: action.agencyCode, comment: '', expectedVersion })
    case 'assign_person': {
      const { unitCode, assigneeId } = action
      if (subject.unitCode === unitCode && subject.assigneeId === assigneeId) return NOTHING_TO_CHANGE
      return fits({ type: 'assign_person', unitCode, assigneeId, expectedVersion })
    }
    case 'classify':
      return classify(action, facts)
    case 'tag': {
      const tags = retag(subject.tags, action)
      if (isSameSet(tags, subject.tags)) return NOTHING_TO_CHANGE
      return fits({ type: 'tag', tags, expectedVersion })
    }
    case 'spread': {
      const assigneeId = action.gives[incidentId]
      if (assigneeId === undefined || subject.agencyCode !== action.agencyCode) return OF_ANOTHER_BODY
      if (subject.assigneeId === assigneeId) return NOTHING_TO_CHANGE
      return fits({ type: 'assign_person', unitCode: subject.unitCode, assigneeId, expectedVersion })
    }
    case 'read_follow_ups':
      return fits({ type: 'read_follow_ups', expectedVersion })
  }
}

/** Gives null where nothing takes the command back. */
export function toUndo(action: BulkAction, before: BulkSubject, expectedVersion: number): StepRequest | null {
  switch (action.type) {
    case 'accept':
      return { type: 'undo_accept', expectedVersion }
    case 'dismiss':
      return { type: 'restore', expectedVersion }
    case 'assign':
      return before.agencyCode === null
        ? { type: 'unassign', expectedVersion }
        : { type: 'assign', agencyCode: before.agencyCode, comment: '', expectedVersion }
    case 'spread':
    case 'assign_person': {
      const { unitCode, assigneeId } = before
      return { type: 'assign_person', unitCode, assigneeId, expectedVersion }
    }
    case 'classify':
      return declassify(action, before, expectedVersion)
    case 'tag':
      return { type: 'tag', tags: before.tags, expectedVersion }
    case 'read_follow_ups':
      return null
  }
}

export function isUndoable({ type }: BulkAction): boolean {
  return type !== 'read_follow_ups'
}

function retag(tags: readonly string[], { add, remove }: { add: string[]; remove: string[] }): string[] {
  return [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
}

function isSameSet(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((tag) => two.includes(tag))
}

function fits(request: StepRequest): Fit {
  return { request, code: null }
}

/**
 * Prefers what is known to what is suggested. The routes choose the agency, as for an incident that is accepted by
 * hand.
 */
function acceptAsSuggested({ subject, suggestion, expectedVersion }: Facts): Fit {
  const topicCode = subject.topicCode ?? suggestion?.topic?.code
  const municipalityCode = subject.municipalityCode ?? suggestion?.municipality?.code
  if (!topicCode || !municipalityCode) return { request: null, code: 'bulk.no_suggestion' }
  const isUrgent = subject.urgency === 'urgent' || suggestion?.isUrgent === true
  const hasAddress = Object.values(subject.address).some(Boolean)
  return fits({
    type: 'accept',
    topicCode,
    municipalityCode,
    agencyCode: null,
    urgency: isUrgent ? 'urgent' : 'normal',
    address: hasAddress ? subject.address : (suggestion?.address ?? null),
    expectedVersion,
  })
}

type Classify = Extract<BulkAction, { type: 'classify' }>

function classify(
  { topicCode, municipalityCode, urgency }: Classify,
  { subject, expectedVersion }: Facts,
): Fit {
  const changes = {
    ...(topicCode && topicCode !== subject.topicCode ? { topicCode } : {}),
    ...(municipalityCode && municipalityCode !== subject.municipalityCode ? { municipalityCode } : {}),
    ...(urgency && urgency !== subject.urgency ? { urgency } : {}),
  }
  if (Object.keys(changes).length === 0) return NOTHING_TO_CHANGE
  return fits({ type: 'classify', ...changes, expectedVersion })
}

/** Gives null for a topic or place that was not known before, because a command cannot empty it again. */
function declassify(
  { topicCode, municipalityCode, urgency }: Classify,
  before: BulkSubject,
  expectedVersion: number,
): StepRequest | null {
  if ((topicCode && !before.topicCode) || (municipalityCode && !before.municipalityCode)) return null
  return {
    type: 'classify',
    ...(topicCode && before.topicCode ? { topicCode: before.topicCode } : {}),
    ...(municipalityCode && before.municipalityCode ? { municipalityCode: before.municipalityCode } : {}),
    ...(urgency ? { urgency: before.urgency } : {}),
    expectedVersion,
  }
}

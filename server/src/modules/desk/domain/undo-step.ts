/**
 * Finds what takes a step of a person back, or why nothing does. Time alone never forbids it, only what happened
 * since.
 */
import type { OwnStepWhyNot } from '@veche/contract/desk.ts'
import type { IncidentCommandRequest } from '@veche/contract/incidents.ts'

export type OwnActivity = {
  type: string
  details: Record<string, unknown>
  /** The kinds of what came later in the life of the same incident. */
  laterTypes: readonly string[]
  /** Who had the work before an assignment. */
  formerAgencyCode: string | null
}
type Undo = { request: IncidentCommandRequest; whyNot: null } | { request: null; whyNot: OwnStepWhyNot }

/** What may happen after a step without changing what it did. */
const HARMLESS: readonly string[] = [
  'note_repeat',
  'renumber_repeat',
  'follow_up',
  'read_follow_ups',
  'source_changed',
  'deadlines_recomputed',
  'reminded',
  'tag',
]
const PUBLISHED: readonly string[] = ['delivered', 'publication_confirmed']
/** Each step with the step that takes it back. */
const REVERSE: Record<string, string> = {
  accept: 'undo_accept',
  dismiss: 'restore',
  assign: 'unassign',
  merge: 'unmerge',
  join_event: 'leave_event',
  freeze: 'unfreeze',
  propose_futile: 'withdraw_futile',
  supplement: 'undo_supplement',
  approve: 'undo_approval',
}

export function undoOfStep(activity: OwnActivity, expectedVersion: number): Undo {
  const request = reverseOf(activity, expectedVersion)
  if (!request) return { request, whyNot: 'no_reverse' }
  const whyNot = findLater(activity)
  return whyNot ? { request: null, whyNot } : { request, whyNot }
}

/** Finds the later step that has taken this one back. */
export function findReversal({ type, laterTypes }: Pick<OwnActivity, 'type' | 'laterTypes'>): string | null {
  const reverse = REVERSE[type]
  return reverse && laterTypes.includes(reverse) ? reverse : null
}

/** Finds what came after a step and stands in the way of taking it back. */
export function findLater(activity: Pick<OwnActivity, 'type' | 'laterTypes'>): OwnStepWhyNot | null {
  const { type, laterTypes } = activity
  if (findReversal(activity)) return 'undone'
  if (type === 'approve' && isPublished(laterTypes)) return 'published'
  return laterTypes.every((later) => HARMLESS.includes(later)) ? null : 'changed_since'
}

/**
 * Tells whether texts of this very approval went out: what was called back and approved anew went out by the later
 * one.
 */
function isPublished(laterTypes: readonly string[]): boolean {
  const end = laterTypes.find((later) => later === 'call_back' || PUBLISHED.includes(later))
  return end !== undefined && end !== 'call_back'
}

function reverseOf(
  { type, details, formerAgencyCode }: OwnActivity,
  expectedVersion: number,
): IncidentCommandRequest | null {
  switch (type) {
    case 'accept':
      return { type: 'undo_accept', expectedVersion }
    case 'dismiss':
      return { type: 'restore', expectedVersion }
    case 'assign':
      return unassign(details.from, formerAgencyCode, expectedVersion)
    case 'merge':
      return { type: 'unmerge', expectedVersion }
    case 'join_event':
      return { type: 'leave_event', expectedVersion }
    case 'freeze':
      return { type: 'unfreeze', expectedVersion }
    case 'propose_futile':
      return { type: 'withdraw_futile', expectedVersion }
    case 'supplement':
      return { type: 'undo_supplement', expectedVersion }
    case 'declare_event':
      return { type: 'declare_event', isMassEvent: details.isMassEvent !== true, expectedVersion }
    case 'confirm_repeat':
      return { type: 'confirm_repeat', isRepeat: details.isRepeat !== true, expectedVersion }
    default:
      return null
  }
}

/** Forbids it where work had begun elsewhere, because its person and draft would not come back. */
function unassign(
  from: unknown,
  formerAgencyCode: string | null,
  expectedVersion: number,
): IncidentCommandRequest | null {
  if (from === 'distribution') return { type: 'unassign', expectedVersion }
  if (from !== 'assigned' || formerAgencyCode === null) return null
  return { type: 'assign', agencyCode: formerAgencyCode, comment: '', expectedVersion }
}

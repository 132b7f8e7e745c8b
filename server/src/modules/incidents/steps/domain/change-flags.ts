import { closedBy, reopened } from './change-closing.ts'
import type { FlagCommand, Incident } from './incident.ts'
import { isSupplement } from './supplement.ts'

export function changeFlags(incident: Incident, command: FlagCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'classify':
      return command.changes
    case 'tag':
      return { tags: command.tags }
    case 'read_follow_ups':
      return { hasUnreadFollowUp: false }
    case 'freeze':
      return { isFrozen: true, leaseUntil: null }
    case 'unfreeze':
      return { isFrozen: false }
    case 'change_deadline':
      return {}
    case 'note_repeat': {
      const { repeatOfId, repeatKind, repeatNo } = command
      return { repeatOfId, repeatKind, repeatNo, isRepeatConfirmed: null }
    }
    case 'renumber_repeat':
      return renumbered(incident, command.repeat)
    case 'confirm_repeat':
      return { isRepeatConfirmed: command.isRepeat }
    case 'answered_by_hand':
      return { messageCount: incident.messageCount + 1, hasUnreadFollowUp: true }
    case 'follow_up':
      return joinFollowUp(incident, command, now)
    case 'source_changed':
      return command.isSource ? changeSource(command.change) : {}
  }
}

function renumbered(
  { repeatNo, isRepeatConfirmed }: Incident,
  repeat: Extract<FlagCommand, { type: 'renumber_repeat' }>['repeat'],
): Partial<Incident> {
  if (!repeat) return { repeatOfId: null, repeatKind: null, repeatNo: null, isRepeatConfirmed: null }
  return { ...repeat, isRepeatConfirmed: repeatNo === null ? null : isRepeatConfirmed }
}

type FollowUp = Extract<FlagCommand, { type: 'follow_up' }>

/** The author writes again: the words join the work; after the answer they close it or bring it back. */
function joinFollowUp(incident: Incident, { isThanks, verdict }: FollowUp, now: Date): Partial<Incident> {
  const joined = { messageCount: incident.messageCount + 1 }
  switch (incident.step) {
    case 'awaiting_author':
      return { ...joined, ...afterAnswer(incident, { isThanks, verdict }, now) }
    case 'done':
      return isThanks || verdict === 'satisfied'
        ? joined
        : { ...joined, hasUnreadFollowUp: true, ...reopened(incident) }
    case 'merged':
      return verdict ? { ...joined, satisfaction: verdict } : joined
    default:
      return isSupplement(incident)
        ? { ...joined, ...afterAnswer(incident, { isThanks, verdict }, now) }
        : { ...joined, hasUnreadFollowUp: true }
  }
}

/**
 * «Решена ли проблема?» One of several authors does not speak for the others, and a word that nobody has read yet may
 * say something else: then a good word closes nothing.
 * Half a solution waits for a person to decide. While something is added to the answer, the work is in hand and stays
 * where it is: a good word is kept, a bad one makes it a reopening, other words wait to be read.
 */
function afterAnswer(
  incident: Incident,
  { isThanks, verdict }: Pick<FollowUp, 'isThanks' | 'verdict'>,
  now: Date,
): Partial<Incident> {
  const isAdded = isSupplement(incident)
  if (verdict === 'satisfied') {
    const speaksForAll = incident.memberCount === 1 && !incident.hasUnreadFollowUp
    if (!speaksForAll) return {}
    return isAdded ? { satisfaction: 'satisfied' } : closedBy(incident, 'satisfied', now)
  }
  if (verdict === 'neutral') return { satisfaction: 'neutral', hasUnreadFollowUp: true }
  if (isThanks) return {}
  if (isAdded && verdict === null) return { hasUnreadFollowUp: true }
  return { hasUnreadFollowUp: true, ...reopened(incident), ...(isAdded && { step: incident.step }) }
}

function changeSource(change: 'edited' | 'deleted' | 'restored'): Partial<Incident> {
  if (change === 'edited') return { isSourceEdited: true }
  return { isSourceDeleted: change === 'deleted' }
}

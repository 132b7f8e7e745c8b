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

/** The author writes again: before the answer the words join the work; after it they close the incident or reopen it. */
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
 * «Частично» waits for a person to decide. While a supplement is written, the step does
 * not change: a good word is recorded, a bad one turns the supplement into a reopening, other words stay unread.
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

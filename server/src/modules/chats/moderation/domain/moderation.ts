/**
 * What people may do with a message and its author, and for which reasons.
 *
 *   act ──> done ──> lifted
 *     └──> proposed ──> done | declined     without an end: a second person says yes or no
 */

import type { ChatClass, ChatRole, ModerationActResponse } from '@veche/contract/chats.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../../platform/errors.ts'

export type ActKind = ModerationActResponse['kind']
export type ActReason = ModerationActResponse['reason']
export type ActState = ModerationActResponse['state']

export type MessageToModerate = {
  isOwn: boolean
  /** Null: a resident. */
  role: ChatRole | null
  authorId: string | null
  class: ChatClass | null
  suggestedClass: string | null
  correctedBy: string | null
}
type Planning = {
  request: { kind: ActKind; reason: ActReason; hours: number | null }
  message: MessageToModerate
  actorId: string
  now: Date
}
export type PlannedAct = { state: ActState; untilAt: Date | null }

const CRITICISM: readonly (string | null)[] = ['question', 'complaint', 'rumour'] satisfies ChatClass[]
/** Classes that may be hidden whatever else the message says. */
const HARM: readonly ActReason[] = ['personal_data', 'threat', 'swearing', 'fraud', 'extremism']

export function planAct({ request, message, actorId, now }: Planning): PlannedAct {
  const { kind, reason, hours } = request
  const isOfAuthor = kind === 'mute' || kind === 'ban'
  if (message.isOwn) throw new InvalidError('chat.own_message', { field: 'messageId' })
  if (isOfAuthor && (message.role !== null || message.authorId === null))
    throw new InvalidError('chat.cannot_silence', { field: 'kind' })
  if (!isOfAuthor && hours !== null) throw new InvalidError('chat.act_has_no_end', { field: 'hours' })
  if (kind !== 'warn' && isCriticism(message, actorId) && !HARM.includes(reason))
    throw new InvalidError('chat.criticism_stays', { field: 'reason' })
  if (isOfAuthor && hours === null) return { state: 'proposed', untilAt: null }
  return { state: 'done', untilAt: hours === null ? null : new Date(now.getTime() + hours * HOUR_MS) }
}

/** A person who has just corrected the class of a message cannot hide it by that; another person can. */
function isCriticism(
  { class: now, suggestedClass, correctedBy }: MessageToModerate,
  actorId: string,
): boolean {
  return CRITICISM.includes(now) || (correctedBy === actorId && CRITICISM.includes(suggestedClass))
}

export type DecidableAct = { kind: ActKind; state: ActState; untilAt: Date | null; proposedBy: string }
type Deciding = { act: DecidableAct; actorId: string; now: Date }

/** Decides on an act that waits, or ends one that is in force. */
export function canDecide({ act, actorId, now }: Deciding): boolean {
  if (act.state === 'proposed') return act.proposedBy !== actorId
  return act.state === 'done' && act.kind !== 'warn' && (act.untilAt === null || act.untilAt > now)
}

export function assertDecidable(
  { act, actorId, now }: Deciding,
  decision: 'done' | 'declined' | 'lifted',
): void {
  if ((act.state === 'proposed') === (decision === 'lifted')) throw new ConflictError('chat.act_decided')
  if (act.state === 'proposed' && act.proposedBy === actorId) throw new ForbiddenError('chat.second_person')
  if (!canDecide({ act, actorId, now })) throw new ConflictError('chat.act_decided')
}

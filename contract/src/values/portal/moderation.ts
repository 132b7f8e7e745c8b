/** Moderation in networks: what may be done there with words and with whoever wrote them, why, and for how long. */

export const NETWORK_ACT_KINDS = ['delete', 'restore', 'mute', 'unmute', 'ban', 'unban'] as const

/** What somebody begins; the others take one of these back. */
export const NETWORK_ACT_BEGINNINGS = ['delete', 'mute', 'ban'] as const

/** Criticism and complaints are none of them. */
export const NETWORK_ACT_REASONS = [
  'insult',
  'spam',
  'fraud',
  'personal_data',
  'violence',
  'forbidden',
] as const

/** Reasons for which even a message that asks something may go; the others say that there is nothing in it. */
export const REASONS_BESIDE_A_QUESTION = ['fraud', 'personal_data', 'violence', 'forbidden'] as const

export const NETWORK_ACT_TERMS = ['hour', 'day', 'week', 'month', 'forever'] as const

export const TERMS_OF = {
  mute: ['hour', 'day', 'week'],
  ban: ['day', 'week', 'month', 'forever'],
} as const

/** `hand`: a person does it in the network, and it is written down here. */
export const NETWORK_ACT_WAYS = ['network', 'hand'] as const

export const NETWORK_ACT_STATES = [
  /** For a second person. */
  'waiting',
  'queued',
  'sending',
  /** The network may have done it; it is asked. */
  'unknown',
  /** Approved, and to be done in the network by a person. */
  'by_hand',
  'done',
  'failed',
  'declined',
  'cancelled',
] as const

export const NETWORK_ACT_VIEWS = ['waiting', 'running', 'all'] as const

export const NETWORK_ACT_WORDS_LIMIT = 500

/** How far somebody's right over a message goes: it is shown, it may be hidden, or all may be done. */
export type ModerationReach = 'see' | 'hide' | 'all'

/** Places that others see; in a private talk, a letter or a form nothing is to be hidden from anybody. */
export const SEEN_BY_OTHERS = ['comment', 'post', 'chat', 'video_comment', 'photo_comment', 'board'] as const

/**
 * Why our program does not do an act here: `right` of the person, `key` that the channel lacks, `channel` that is not
 * connected, `network` that gives it to no program.
 */
export const NETWORK_ACT_LIMITS = [
  ...(['right', 'key', 'channel', 'network', 'gone', 'no_author', 'ours', 'private'] as const),
] as const

/** One text to many pages and chats: what becomes of the whole, of each place, and what is told of it. */
export const BROADCAST_STATES = ['draft', 'waiting', 'planned', 'out', 'withdrawn', 'cancelled'] as const

/** Of one place: what we put there last, and whether it stands. */
export const BROADCAST_PLACE_STATES = [
  ...(['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const),
  /** Withdrawn: deleted there, said to be withdrawn, or still to be. */
  ...(['taken_down', 'recalled', 'recalling'] as const),
] as const

export const BROADCAST_SURFACES = ['chat', 'post'] as const

/** A correction stands beside the text that it corrects, or takes its place where the network lets us delete. */
export const CORRECTION_WAYS = ['beside', 'instead'] as const

/** Stands before a correction where the earlier words stand: their readers are told that it changes them. */
export const CORRECTION_WORD = 'Уточнение.\n\n'

/** Stands before words in whose favour the earlier ones are deleted: as long as both stand it says which are the newer. */
export const REPLACEMENT_WORD = 'Обновлено.\n\n'

export const BROADCAST_TEXT_LIMIT = 10_000
export const BROADCAST_PLACES_LIMIT = 300
export const BROADCAST_REASON_LIMIT = 300

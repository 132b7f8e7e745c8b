/** A question put aside in one's own list. */

/** Nobody puts work aside for longer. */
export const SNOOZE_DAYS_LIMIT = 30
/** Put aside at once. */
export const SNOOZES_LIMIT = 50

/** Lists of the reader's own work. */
export const SNOOZE_QUEUES = ['mine_today', 'mine', 'to_approve'] as const

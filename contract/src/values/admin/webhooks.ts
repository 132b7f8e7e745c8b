import { DAY_MS } from '../../durations.ts'

/** What programs of others may be told of. Each carries ids, codes and moments, and no word of anybody. */
export const WEBHOOK_EVENTS = [
  'question.appeared',
  'question.changed',
  'question.late',
  'answer.published',
  'promise.made',
  'promise.broken',
  'outage.changed',
  'rumour.changed',
  'livestream.changed',
] as const

export const WEBHOOK_STATES = ['on', 'off', 'resting'] as const

export const WEBHOOK_DELIVERY_STATES = ['queued', 'sending', 'delivered', 'cancelled'] as const

export const WEBHOOK_NAME_LIMIT = 80
export const WEBHOOK_URL_LIMIT = 500

/** An address that took nothing for so long is left alone, and people are told. */
export const WEBHOOK_RESTS_AFTER_MS = 3 * DAY_MS

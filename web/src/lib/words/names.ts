import type { Role } from '@veche/contract/access.ts'
import type { Network, Surface } from '@veche/contract/common.ts'
import type { Queue, Step } from '@veche/contract/incidents.ts'

/** Lists of the contract's words in the order the interface shows them; the contract itself would bring zod along. */
export const NETWORK_CODES = [
  'vk',
  'telegram',
  'max',
  'ok',
  'email',
  'form',
] as const satisfies readonly Network[]

export const ROLE_CODES = [
  'dispatcher',
  'moderator',
  'coordinator',
  'executor',
  'head',
  'chat_moderator',
  'stream_editor',
  'fact_checker',
  'analyst',
  'administrator',
] as const satisfies readonly Role[]

export const DESK_QUEUES = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
] as const satisfies readonly Queue[]

/** Every queue at once. */
export const ALL = 'all'
export type DeskQueue = Queue | typeof ALL

export const OWN_QUEUES = ['mine', 'mine_today', 'to_approve'] as const satisfies readonly Queue[]

export const SATISFACTION_CODES = ['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const

export const STEP_CODES = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
  'merged',
  'archived',
] as const satisfies readonly Step[]

export const SURFACE_CODES = [
  'comment',
  'private',
  'chat',
  'post',
  'video_comment',
  'photo_comment',
  'board',
  'email',
  'form',
] as const satisfies readonly Surface[]

export const KIND_CODES = ['solvable', 'unsolvable', 'informational'] as const
export const OUTCOME_CODES = ['solved', 'explained', 'not_solved', 'postponed', 'undeliverable'] as const
export const CLOSING_CODES = [...SATISFACTION_CODES, 'futile', 'undeliverable', 'imported'] as const

export const DISMISS_CODES = ['no_question', 'spam', 'abuse', 'not_our_territory', 'service_account'] as const

export const SEND_BACK_CODES = [
  'no_answer_to_question',
  'no_date',
  'no_action',
  'tone',
  'personal_data',
  'facts',
  'other',
] as const

export function toQueue(value: string): Queue {
  return [...DESK_QUEUES, ...OWN_QUEUES].find((queue) => queue === value) ?? 'new'
}

export function toDeskQueue(text: string): DeskQueue {
  return text === ALL ? ALL : toQueue(text)
}

/** Counts of the server go no further: `COUNT_LIMIT` of the contract. */
const COUNT_LIMIT = 1000

/** Nothing before the count is known; the server counts no further than its limit. */
export function countWords(count: number | null | undefined, number: (value: number) => string): string {
  if (count === undefined || count === null) return ''
  return count >= COUNT_LIMIT ? `${number(COUNT_LIMIT - 1)}+` : number(count)
}

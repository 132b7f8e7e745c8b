import type { ChatClass, ChatRole, ModerationActResponse } from '@veche/contract/chats.ts'

/** Lists of the contract's words in the order of the keys 1–8; the contract itself would bring zod along. */
export const CHAT_CLASS_CODES = [
  'question',
  'complaint',
  'danger',
  'rumour',
  'thanks',
  'talk',
  'spam',
  'breach',
] as const satisfies readonly ChatClass[]

export const CHAT_ROLE_CODES = [
  'head',
  'deputy',
  'department',
  'rural_head',
  'utility',
  'moderator',
] as const satisfies readonly ChatRole[]

export type ModerationKind = ModerationActResponse['kind']
export type ModerationReason = ModerationActResponse['reason']

export const MODERATION_KIND_CODES = [
  'warn',
  'hide',
  'mute',
  'ban',
] as const satisfies readonly ModerationKind[]

export const MODERATION_REASON_CODES = [
  'spam',
  'insult',
  'threat',
  'personal_data',
  'swearing',
  'fraud',
  'extremism',
  'repeat',
] as const satisfies readonly ModerationReason[]

/** `CHAT_TEXT_LIMIT` of the contract. */
export const TEXT_LIMIT = 4000

/** Who is who in a chat, what a message is, and what a moderator does. In the order of the keys of the page. */

export const CHAT_ROLES = ['head', 'deputy', 'department', 'rural_head', 'utility', 'moderator'] as const

export const CHAT_CLASSES = [
  'question',
  'complaint',
  'danger',
  'rumour',
  'thanks',
  'talk',
  'spam',
  'breach',
] as const

export const MODERATION_KINDS = ['warn', 'hide', 'mute', 'ban'] as const

export const MODERATION_REASONS = [
  'spam',
  'insult',
  'threat',
  'personal_data',
  'swearing',
  'fraud',
  'extremism',
  'repeat',
] as const

export const CHAT_TEXT_LIMIT = 4000

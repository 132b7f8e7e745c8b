/** What Telegram's refusals mean for us. Telegram has few numbers and tells the rest in English words. */
import type { ConnectorFailure, FailureScope } from '../connector.ts'

export type TelegramFailure = { reason: ConnectorFailure; code: string; extra: FailureScope }
type Rule = FailureScope & { number: number; says: RegExp; reason: ConnectorFailure; code: string }

const MINUTE = 60_000

const RULES: readonly Rule[] = [
  // The token is dead, or it never was one: a wrong one is answered 404.
  { number: 401, says: /./, reason: 'token_revoked', code: 'token', scope: 'token' },
  { number: 404, says: /./, reason: 'token_revoked', code: 'token', scope: 'token' },
  { number: 403, says: /blocked by the user/i, reason: 'refused', code: 'bot_blocked', scope: 'peer' },
  { number: 403, says: /kicked|not a member/i, reason: 'refused', code: 'bot_kicked', scope: 'peer' },
  { number: 403, says: /deactivated/i, reason: 'refused', code: 'user_gone', scope: 'peer' },
  { number: 403, says: /initiate conversation/i, reason: 'refused', code: 'never_wrote', scope: 'peer' },
  // Somebody else reads the same bot, or the webhook does.
  { number: 409, says: /webhook is active/i, reason: 'try_later', code: 'webhook_active', scope: 'method' },
  { number: 409, says: /./, reason: 'try_later', code: 'second_reader', scope: 'method' },
  { number: 400, says: /upgraded to a supergroup/i, reason: 'refused', code: 'migrated', scope: 'peer' },
  { number: 400, says: /chat not found|peer_id_invalid/i, reason: 'refused', code: 'chat_not_found' },
  {
    number: 400,
    says: /not enough rights|have no rights|need administrator/i,
    reason: 'refused',
    code: 'no_rights',
  },
  { number: 400, says: /topic_closed/i, reason: 'refused', code: 'topic_closed' },
  { number: 400, says: /thread not found/i, reason: 'refused', code: 'thread_not_found' },
  { number: 400, says: /replied not found/i, reason: 'refused', code: 'message_gone' },
  { number: 400, says: /message to delete not found/i, reason: 'refused', code: 'post_gone' },
  { number: 400, says: /message can't be deleted/i, reason: 'refused', code: 'cannot_delete' },
  { number: 400, says: /is too long/i, reason: 'refused', code: 'text_too_long' },
  { number: 400, says: /text is empty/i, reason: 'refused', code: 'text_empty' },
  { number: 400, says: /file is too big/i, reason: 'refused', code: 'file_too_big' },
  { number: 413, says: /./, reason: 'refused', code: 'file_too_big' },
]

export function ruleForTelegramError(
  errorNumber: number,
  description: string,
  retryAfterSeconds: number | undefined,
): TelegramFailure {
  if (errorNumber === 429) {
    const retryAfterMs = (retryAfterSeconds ?? 5) * 1000
    return { reason: 'try_later', code: 'telegram.throttled', extra: { scope: 'token', retryAfterMs } }
  }
  const rule = RULES.find(({ number, says }) => number === errorNumber && says.test(description || '-'))
  if (!rule) return { reason: 'refused', code: `telegram.${errorNumber}`, extra: {} }
  const { reason, code, scope } = rule
  const wait = reason === 'try_later' ? { retryAfterMs: MINUTE / 6 } : {}
  return { reason, code: `telegram.${code}`, extra: { ...(scope && { scope }), ...wait } }
}

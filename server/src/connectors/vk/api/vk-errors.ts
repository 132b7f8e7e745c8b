/** What each error code of VK means for us. One row per meaning; `codes` never repeat between rows. */
import type { ConnectorFailure, FailureScope } from '../../connector.ts'

export type VkErrorRule = FailureScope & { codes: readonly number[]; reason: ConnectorFailure }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const VK_ERROR_RULES: readonly VkErrorRule[] = [
  // Too many requests per second.
  { codes: [6], reason: 'try_later', scope: 'token', retryAfterMs: 1100 },
  // Flood control: the same action too often; too many replies.
  { codes: [9, 223], reason: 'try_later', scope: 'peer', retryAfterMs: MINUTE },
  // Quantitative limit of a method; VK does not publish when it ends.
  { codes: [29], reason: 'try_later', scope: 'method', retryAfterMs: 3 * HOUR },
  // «Need wait»: what was asked for is not ready yet.
  { codes: [32], reason: 'try_later', retryAfterMs: 5 * SECOND },
  // Server side: VK may have done it before it failed.
  { codes: [1, 10, 13, 603], reason: 'uncertain', retryAfterMs: 2 * SECOND },
  // Captcha.
  { codes: [14, 3300], reason: 'needs_person', scope: 'token' },
  // Validation, confirmation or a longer life of the token is wanted.
  { codes: [17, 24, 25, 3301, 3302, 3609], reason: 'needs_person', scope: 'token' },
  // Authorization failed or expired.
  { codes: [5, 28, 1117], reason: 'token_revoked', scope: 'token' },
  // Method is not open to this kind of token.
  { codes: [27], reason: 'token_revoked', scope: 'method' },
  // No rights on this target: deleted post, revoked role, private.
  { codes: [7, 15, 203, 204], reason: 'refused' },
  // Person deleted or hidden, bad parameter, not found.
  { codes: [18, 30, 100, 104, 113, 125], reason: 'refused' },
  // Comments closed, no access, links forbidden.
  { codes: [211, 212, 213, 222, 801], reason: 'refused' },
  // The person does not accept messages from us.
  { codes: [900, 901, 902, 936, 985, 987, 988], reason: 'refused', scope: 'peer' },
  // The message itself is wrong: keyboard, length, forwards.
  { codes: [910, 911, 913, 914, 921, 940], reason: 'refused' },
  // Bot features are off in the settings of the community.
  { codes: [912], reason: 'needs_person', scope: 'method' },
  // The chat is lost for us until its administrator acts.
  { codes: [917, 922, 925, 927, 932, 945, 946, 969, 1012], reason: 'refused', scope: 'peer' },
  // Window for an answer is over, or the kind of message is not allowed.
  { codes: [943, 944, 950, 962], reason: 'refused' },
  // The community has its ten callback servers.
  { codes: [2000], reason: 'refused' },
]

const RULE_BY_CODE = new Map(
  VK_ERROR_RULES.flatMap((rule) => rule.codes.map((code) => [code, rule] as const)),
)

const UNKNOWN_CODE: VkErrorRule = { codes: [], reason: 'refused' }

export function ruleForVkError(code: number): VkErrorRule {
  return RULE_BY_CODE.get(code) ?? UNKNOWN_CODE
}

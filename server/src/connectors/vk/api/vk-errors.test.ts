import { expect, it } from 'vitest'
import { ruleForVkError, VK_ERROR_RULES } from './vk-errors.ts'

const EXPECTED = [
  { codes: [6], reason: 'try_later', scope: 'token', retryAfterMs: 1100 },
  { codes: [9, 223], reason: 'try_later', scope: 'peer', retryAfterMs: 60_000 },
  { codes: [29], reason: 'try_later', scope: 'method', retryAfterMs: 10_800_000 },
  { codes: [32], reason: 'try_later', scope: undefined, retryAfterMs: 5000 },
  { codes: [1, 10, 13, 603], reason: 'uncertain', scope: undefined, retryAfterMs: 2000 },
  { codes: [14, 3300, 17, 24, 25, 3301, 3302, 3609], reason: 'needs_person', scope: 'token' },
  { codes: [912], reason: 'needs_person', scope: 'method' },
  { codes: [5, 1117, 28], reason: 'token_revoked', scope: 'token' },
  { codes: [27], reason: 'token_revoked', scope: 'method' },
  { codes: [7, 15, 203, 204, 18, 30, 100, 104, 113, 125], reason: 'refused' },
  { codes: [211, 212, 213, 222, 801, 911, 914, 910, 913, 921, 940], reason: 'refused' },
  { codes: [943, 944, 950, 962, 2000], reason: 'refused' },
  { codes: [900, 901, 902, 936, 985, 987, 988], reason: 'refused', scope: 'peer' },
  { codes: [917, 922, 925, 927, 932, 945, 946, 969, 1012], reason: 'refused', scope: 'peer' },
]

it.each(EXPECTED)('$codes → $reason', ({ codes, reason, scope, retryAfterMs }) => {
  for (const code of codes) {
    const rule = ruleForVkError(code)
    expect([code, rule.reason, rule.scope, rule.retryAfterMs]).toEqual([code, reason, scope, retryAfterMs])
  }
})

it('has a row for every code once and no code beyond the table of this test', () => {
  const codes = VK_ERROR_RULES.flatMap((rule) => rule.codes)

  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.toSorted()).toEqual(EXPECTED.flatMap((row) => row.codes).toSorted())
})

it('takes an unknown code for a refusal: it is neither repeated nor lost', () => {
  expect(ruleForVkError(983)).toMatchObject({ reason: 'refused' })
})

import { expect, it } from 'vitest'
import { totpCode } from './totp.ts'

// RFC 6238, appendix B, the last six of the eight digits; the secret is "12345678901234567890" in base 32.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('counts the code of second %i as the standard does', (second, code) => {
  expect(totpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', new Date(second * 1000))).toBe(code)
})

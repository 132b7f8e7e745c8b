/** ASVS 5.0 V6.2: length and a list of what is tried first; no rules on kinds of characters. */
import { InvalidError } from '../../../platform/errors.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'

export const MIN_PASSWORD_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 128

export type PasswordProblem = 'too_short' | 'too_long' | 'too_common' | 'is_own_name'

/** `ownWords`: name and e-mail of the user, the first things a stranger tries. */
export function findPasswordProblem(password: string, ownWords: readonly string[]): PasswordProblem | null {
  const length = [...password].length
  if (length < MIN_PASSWORD_LENGTH) return 'too_short'
  if (length > MAX_PASSWORD_LENGTH) return 'too_long'
  const plain = simplify(password)
  if (isMonotonous(plain) || COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(trimDigits(plain)))
    return 'too_common'
  if (ownWords.some((word) => isBuiltOn(plain, simplify(word)))) return 'is_own_name'
  return null
}

export function assertStrongPassword(password: string, ownWords: readonly string[]): void {
  const problem = findPasswordProblem(password, ownWords)
  if (problem) throw new InvalidError(`access.password_${problem}`, { minLength: MIN_PASSWORD_LENGTH })
}

function simplify(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}

/** `qwertyuiop2026!` is `qwertyuiop` to anyone who guesses. */
function trimDigits(plain: string): string {
  return plain.replace(/[\d\W_]+$/u, '').replace(/^[\d\W_]+/u, '')
}

/** One or two letters over and over, or a run like 123456789012. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size <= 2) return true
  const codes = [...plain].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const usual = steps.filter((step) => step === 1 || step === 0 || step === -1 || step === -9).length
  return usual >= steps.length - 1
}

function isBuiltOn(plain: string, word: string): boolean {
  return word.length >= 4 && plain.replaceAll(word, '').length < 4 && plain.includes(word)
}

/** ASVS 5.0 V6.2: length and what is tried first; no rules on kinds of characters. */
import { InvalidError } from '../../../../platform/errors.ts'
import { CYRILLIC_STEMS, LATIN_STEMS } from './common-passwords.ts'
import { isSeenInBreaches } from './seen-passwords.ts'
import { areNeighbours, lettersOf, plainOf, variantsOf, withoutLookalikes } from './word-variants.ts'

export const MIN_PASSWORD_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 128

/** Letters beside the known words that add next to nothing. */
const FEW_LETTERS = 3
/** More digits and signs than this are a password of their own. */
const MOST_DECORATION = 12
/** A phrase of three different words is no longer tried first. */
const MOST_KNOWN_WORDS = 2
const SHORTEST_OWN_WORD = 4
const SHORTEST_NUMBER = 16
const LONGEST_BLOCK = 6

export type PasswordProblem = 'too_short' | 'too_long' | 'too_common' | 'is_own_name'

/** `ownWords`: name, e-mail and region of the user, the first things a stranger tries. */
export function findPasswordProblem(password: string, ownWords: readonly string[]): PasswordProblem | null {
  const length = [...password].length
  if (length < MIN_PASSWORD_LENGTH) return 'too_short'
  if (length > MAX_PASSWORD_LENGTH) return 'too_long'
  const plain = plainOf(password)
  const own = ownWords.map((word) => lettersOf(plainOf(word))).filter(isLongEnough)
  if (isBuiltOn(plain, buildDictionary(own.flatMap(withShorterForms)))) return 'is_own_name'
  return isSeenInBreaches(password) || isPattern(plain) || isBuiltOn(plain, COMMON) ? 'too_common' : null
}

export function assertStrongPassword(password: string, ownWords: readonly string[]): void {
  const problem = findPasswordProblem(password, ownWords)
  if (problem) throw new InvalidError(`access.password_${problem}`, { minLength: MIN_PASSWORD_LENGTH })
}

type Dictionary = { words: ReadonlySet<string>; longest: number }

const COMMON = buildDictionary([...LATIN_STEMS, ...CYRILLIC_STEMS])

function buildDictionary(stems: readonly string[]): Dictionary {
  const words = new Set(stems.flatMap((stem) => [...variantsOf(stem), ...variantsOf(plainOf(stem))]))
  return { words, longest: Math.max(0, ...[...words].map((word) => word.length)) }
}

function isLongEnough(word: string): boolean {
  return word.length >= SHORTEST_OWN_WORD
}

/** «Новгородская» is «новгород» with an ending. */
function withShorterForms(word: string): string[] {
  const stem = word.replace(/(ск)?(ая|ий|ой|ое|ого|ому|ым|ом|а|я|е|у|ы|и)$/u, '')
  return isLongEnough(stem) ? [word, stem] : [word]
}

/** One or two signs over and over, a run, a walk over the keyboard, a block repeated, a number alone. */
function isPattern(plain: string): boolean {
  const signs = [...plain]
  if (new Set(signs).size <= 2) return true
  // A telephone, a date, a number of a document.
  if (signs.length < SHORTEST_NUMBER && /\d/.test(plain) && !/[^\d\p{P}\p{S}]/u.test(plain)) return true
  if (isRepeated(plain)) return true
  const steps = signs.slice(1).map((sign, index) => isUsualStep(signs[index] ?? '', sign))
  return steps.filter(Boolean).length >= steps.length * 0.8
}

function isRepeated(plain: string): boolean {
  for (let size = 1; size <= LONGEST_BLOCK; size += 1) {
    const block = plain.slice(0, size)
    if (
      plain.length >= size * 2 &&
      plain === block.repeat(Math.ceil(plain.length / size)).slice(0, plain.length)
    )
      return true
  }
  return false
}

function isUsualStep(one: string, two: string): boolean {
  const step = (two.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0)
  return Math.abs(step) <= 1 || step === -9 || areNeighbours(one, two)
}

/** A word or two of the dictionary with little around them. */
function isBuiltOn(plain: string, dictionary: Dictionary): boolean {
  return [plain, withoutLookalikes(plain)].some((spelling) => {
    const letters = lettersOf(spelling)
    const decoration = [...plain].length - [...letters].length
    if (letters === '' || decoration > MOST_DECORATION) return false
    const { left, words } = cover(letters, dictionary)
    if (words.size === 0 && dictionary !== COMMON) return false
    return left <= FEW_LETTERS && words.size <= MOST_KNOWN_WORDS
  })
}

type Cover = { left: number; words: ReadonlySet<string> }

/** The words of the dictionary that leave the fewest letters over, from left to right. */
function cover(letters: string, { words, longest }: Dictionary): Cover {
  const best: Cover[] = [{ left: 0, words: new Set() }]
  for (let end = 1; end <= letters.length; end += 1) {
    const before = best[end - 1] ?? { left: 0, words: new Set<string>() }
    let found: Cover = { left: before.left + 1, words: before.words }
    for (let start = Math.max(0, end - longest); start < end - 2; start += 1) {
      const word = letters.slice(start, end)
      const from = best[start]
      if (!from || !words.has(word)) continue
      const taken = { left: from.left, words: new Set([...from.words, word]) }
      if (taken.left < found.left || (taken.left === found.left && taken.words.size < found.words.size))
        found = taken
    }
    best.push(found)
  }
  return best.at(-1) ?? { left: 0, words: new Set() }
}

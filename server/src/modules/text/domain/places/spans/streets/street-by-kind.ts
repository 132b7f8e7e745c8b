/** Finds a street by the word that says its kind, before its name or behind it. */
import { readNameWord } from '../../../spans/name-book.ts'
import { nearBefore } from '../../../words/near.ts'
import { isFirstOfTwo, nominative, type StreetSpan, spanOf, takeName } from './street-name.ts'
import { isKnownAdjective, isKnownGenitive } from './street-names.ts'
import { ADJECTIVE, GENITIVE, isJoined, kindOf, NO_STREET, type Word } from './street-words.ts'

/** «Ул. Советская», «Озёрной ул.», «пр т карла маркса». */
export function byKind(words: readonly Word[], at: number, text: string): StreetSpan | null {
  const first = words[at]
  const kind = kindOf(first)
  if (!first) return null
  if (kind) {
    const isShort = first.word.length <= 2 || first.word === 'пер' || first.word === 'наб'
    const skip = words[at + 1]?.word === 'т' || words[at + 1]?.word === 'кт' ? 1 : 0
    const next = words[at + 1 + skip]
    const numbered = /^[.\s]{1,3}(\d{1,3}(?:-(?:летия|я|й|го))?\s(?:лет\s)?)/u.exec(
      text.slice(first.end, first.end + 16),
    )
    const start = numbered && next?.word === 'лет' ? at + 2 + skip : at + 1 + skip
    const after =
      next && (isJoined(next) || numbered !== null || next.word === 'лет' || /^\.?\s?[«"]$/u.test(next.gap))
    const named = words[start]
    if (after && named && (isNameAfterKind(named, isShort) || (numbered !== null && named.isCapital))) {
      const name = takeName(words, start)
      return spanOf(text, {
        from: first.start,
        name,
        gender: kind[1],
        prefix: numbered?.[1] ?? '',
        confidence: 0.95,
      })
    }
    return null
  }
  const size = ADJECTIVE.test(first.word) || first.isCapital ? sizeBeforeKind(words, at) : 0
  const behind = words[at + size]
  const behindKind = kindOf(behind)
  if (size === 0 || !behind || !behindKind || NO_STREET.test(first.word)) return null
  const name = words.slice(at, at + size)
  const looksNamed =
    /ск(?:ая|ой|ую|ий|ом|ого|ому|ое)$/u.test(first.word) && !readNameWord(first.raw).isEveryday
  if (
    !first.isCapital &&
    !looksNamed &&
    !isKnownAdjective(nominative(first.word, 'f')) &&
    !GENITIVE.test(first.word)
  )
    return null
  const end = text[behind.end] === '.' && behind.word.length < 5 ? behind.end + 1 : behind.end
  const nextIsName =
    words[at + size + 1]?.isCapital &&
    isJoined(words[at + size + 1]) &&
    (behind.word.length > 2 ||
      (text[behind.end] === '.' && !readNameWord(words[at + size + 1]?.raw ?? '').isEveryday)) &&
    !ADJECTIVE.test(first.word)
  if (nextIsName) return null
  const prefix = /(?<!\d)(\d-(?:й|я|го|ой|ом)\s)$/u.exec(nearBefore(text, first.start))?.[1] ?? ''
  const from = first.start - prefix.length
  return spanOf(text, { from, name, gender: behindKind[1], end, prefix, confidence: 0.9 })
}

function isNameAfterKind(word: Word, isShort: boolean): boolean {
  if (kindOf(word) || NO_STREET.test(word.word)) return false
  if (word.isCapital || word.word === 'реки') return true
  if (isShort && /^(?:\.\s?|\s)$/u.test(word.gap) && word.word.length > 3)
    return !readNameWord(word.word).isEveryday || ADJECTIVE.test(word.word)
  return (
    isKnownGenitive(word.word) ||
    isKnownAdjective(nominative(word.word, 'f')) ||
    (GENITIVE.test(word.word) && !readNameWord(word.word).isEveryday)
  )
}

function sizeBeforeKind(words: readonly Word[], at: number): number {
  for (const size of [1, 2])
    if (kindOf(words[at + size]) && isJoined(words[at + size]))
      return size === 1 || (isJoined(words[at + 1]) && isPair(words[at], words[at + 1])) ? size : 0
  return 0
}

const isPair = (first: Word | undefined, second: Word | undefined) =>
  first !== undefined &&
  second !== undefined &&
  (isFirstOfTwo(first, second) || (ADJECTIVE.test(first.word) && ADJECTIVE.test(second.word)))

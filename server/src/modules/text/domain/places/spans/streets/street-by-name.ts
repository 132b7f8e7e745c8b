/** Finds a street that is named without its kind. */
import { readNameWord } from '../../../spans/name-book.ts'
import { nearBefore, nearBehind } from '../../../words/near.ts'
import { readHouseBefore, readHouseBehind } from './house.ts'
import { lookOf, type StreetSpan, spanOf, takeName } from './street-name.ts'
import { isKnownGenitive } from './street-names.ts'
import { type Gender, isJoined, LEAD, NO_STREET, SURE_LEAD, type Word } from './street-words.ts'

const NUMBERED = /(\d{1,3}(?:-(?:летия|я|й|го|ая))?\s(?:лет\s)?)$/u

/** Without its kind a street needs a house behind it, or a preposition before it and the look of a street. */
export function byName(words: readonly Word[], at: number, text: string): StreetSpan | null {
  const first = words[at]
  if (!first || NO_STREET.test(first.word)) return null
  const name = takeName(words, at)
  const last = name.at(-1)
  if (!last || (name.length === 1 && first.word.length < 3)) return null
  const before = nearBefore(text, first.start)
  const prefix = NUMBERED.exec(before)?.[1] ?? ''
  const isNumbered =
    prefix !== '' &&
    /^(?:(?:1|9)\s(?:мая|января)|8\sмарта|7\sноября|\d+\sлет\s\p{L}+|\d+-летия\s\p{L}+|\d-я\sлини[яи])$/u.test(
      prefix + last.word,
    )
  if (name.length === 1 && !isNumbered && first.word.length < 4) return null
  if (
    isNamedPerson(name) ||
    isBehindGiven(words, at) ||
    /остановк\p{L}{1,2}\s[«"](?:улица\s)?$/iu.test(before)
  )
    return null
  const behind = readHouseBehind(text, last.end)
  const ahead = readHouseBefore(text, first.start - (isNumbered ? prefix.length : 0))
  const look = lookOf(name)
  const isPerson =
    /^(?:\p{L}+ск)?\p{L}*(?:фамили|врач|бухгалтер|сантехник|сосед|гражданин|депутат|директор|учител)\p{L}*\s+$/iu.test(
      /\p{L}+\s+$/u.exec(before)?.[0] ?? '',
    )
  if (isPerson) return null
  const after = nearBehind(text, last.end)
  const options = { from: first.start, name, gender: 'f' as Gender, prefix: isNumbered ? prefix : '' }
  if (isNumbered)
    return (behind || /(?:^|\s)(?:на|по|ул\.?)\s$/iu.test(before.slice(0, -prefix.length))) &&
      !/^\s(?:прош|был|обещ)/u.test(after)
      ? spanOf(text, { ...options, from: first.start - prefix.length, confidence: 0.8 })
      : null
  if (behind || ahead) {
    const isWeak = look === 'none' || (look === 'name' && !first.isCapital)
    if (!isWeak && (first.isCapital || look === 'known' || SURE_LEAD.test(before) || ahead || before === ''))
      return spanOf(text, { ...options, confidence: look === 'known' ? 0.95 : 0.85 })
    return null
  }
  const isCrossed =
    look === 'known' && first.isCapital && /[а-яё,]\s$/u.test(before) && /(?:ую)$/u.test(last.word)
  if (isCrossed) return spanOf(text, { ...options, confidence: 0.6 })
  const isCrossing =
    first.isCapital &&
    /(?:угол|углу|между|перекр[её]ст\p{L}*|пересечени\p{L}+)\s[^.!?]{3,40}\sи\s$/iu.test(before)
  if (isCrossing && look !== 'none') return spanOf(text, { ...options, confidence: 0.85 })
  if (look === 'none' || !LEAD.test(before)) return null
  if (!SURE_LEAD.test(before) && look !== 'known') return null
  if (!first.isCapital && look !== 'known') return null
  if (/ых$/u.test(last.word) && look === 'name') return null
  if (first.isCapital && look === 'name' && !/(?:^|[^\p{L}])(?:на|по|угол|углу|между)\s+$/iu.test(before))
    return null
  if (
    /^\s(?:карт|мебел|правд|школ|больниц|поликлиник|област|район|округ|церк|башн|стен|сторон|набережн|рек|озер|вод|тишин|молод[её]ж|книг|сессии|подстанци|общин|епарх|филармон|гимнази|библиотек|администраци|дружин|площадк)/u.test(
      after,
    )
  )
    return null
  return spanOf(text, { ...options, confidence: look === 'known' ? 0.8 : 0.65 })
}

/** «Соня Крупенина, 6 «А»» and «Любава, 8(900)…» are people; streets are called after them in the genitive. */
function isNamedPerson(name: readonly Word[]): boolean {
  const [first] = name
  if (!first || name.some(({ word }) => isKnownGenitive(word))) return false
  const known = name.map(({ raw }) => readNameWord(raw))
  if (known.some(({ isPatronymic }) => isPatronymic)) return true
  const [given] = known
  return given !== undefined && given.given === 2 && given.isNominative
}

function isBehindGiven(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  if (!before?.isCapital || !isJoined(word) || isKnownGenitive(word?.word ?? '')) return false
  const { given, isNominative } = readNameWord(before.raw)
  return given === 2 && isNominative
}

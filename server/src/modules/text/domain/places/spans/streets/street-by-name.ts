/** Finds a street that is named without its kind. */
import { readNameWord } from '../../../spans/name-book.ts'
import { nearBefore, nearBehind } from '../../../words/near.ts'
import { readHouseBefore, readHouseBehind } from './house.ts'
import { lookOf, type StreetSpan, spanOf, takeName } from './street-name.ts'
import { isKnownAdjective, isKnownGenitive, isOnlyCapital } from './street-names.ts'
import { type Gender, isJoined, LEAD, NO_STREET, STREET_IS, SURE_LEAD, type Word } from './street-words.ts'

const NUMBERED = /(\d{1,3}(?:-(?:летия|я|й|го|ая))?\s(?:лет\s)?)$/u
const NUMBERED_NAME =
  /^(?:(?:1|9)(?:-го)?\s(?:мая|января)|8(?:-го)?\sмарта|7(?:-го)?\sноября|\d+\sлет\s\p{L}+|\d+-летия\s\p{L}+|\d-я\sлини[яи])$/u

/** Without its kind a street needs a house behind it, or a preposition before it and the look of a street. */
export function byName(
  words: readonly Word[],
  at: number,
  text: string,
  last: StreetSpan | undefined,
): StreetSpan | null {
  const first = words[at]
  if (!first) return null
  const numbered = NUMBERED.exec(nearBefore(text, first.start))?.[1] ?? ''
  if (NO_STREET.test(first.word) && !(numbered !== '' && NUMBERED_NAME.test(numbered + first.word)))
    return null
  const name = takeName(words, at)
  const end = name.at(-1)
  if (!end || (name.length === 1 && first.word.length < 3)) return null
  const before = nearBefore(text, first.start)
  const prefix = numbered
  const isNumbered = prefix !== '' && NUMBERED_NAME.test(prefix + end.word)
  if (name.length === 1 && !isNumbered && first.word.length < 4) return null
  if (
    isNamedPerson(name) ||
    isBehindGiven(words, at) ||
    /остановк\p{L}{1,2}\s[«"](?:улица\s)?$/iu.test(before)
  )
    return null
  const behind = readHouseBehind(text, end.end)
  const ahead = readHouseBefore(text, first.start - (isNumbered ? prefix.length : 0))
  const look = lookOf(name)
  const isPerson =
    /^(?:\p{L}+ск)?\p{L}*(?:фамили|врач|бухгалтер|сантехник|сосед|гражданин|депутат|директор|учител)\p{L}*\s+$/iu.test(
      /\p{L}+\s+$/u.exec(before)?.[0] ?? '',
    )
  if (isPerson) return null
  const after = nearBehind(text, end.end)
  const options = {
    from: first.start,
    name,
    gender: 'f' as Gender,
    prefix: isNumbered ? prefix.replace(/-го/u, '') : '',
  }
  if (isNumbered)
    return (behind ||
      / лет $|^\d+ лет /u.test(prefix) ||
      /(?:^|\s)(?:на|по|угл[ау]|между|ул\.?)\s(?:\p{L}+\sи\s)?$/iu.test(before.slice(0, -prefix.length))) &&
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
    look === 'known' && first.isCapital && /[а-яё,]\s$/u.test(before) && /(?:ую)$/u.test(end.word)
  if (isCrossed) return spanOf(text, { ...options, confidence: 0.6 })
  const isSaidOf =
    first.isCapital &&
    isExactlyKnown(end.word) &&
    STREET_IS.test(after) &&
    !/(?:[«"]|деревн\p{L}|село|селе|реки|река|реке)\s?$/iu.test(before)
  if (isSaidOf) return spanOf(text, { ...options, confidence: 0.6 })
  const isInRow =
    last !== undefined &&
    first.isCapital &&
    (look === 'known' || look === 'adjective') &&
    /^(?:,|\sи|\s[—–-]|,?\sа\sтакже)\s$/u.test(text.slice(last.end, first.start))
  if (isInRow) return spanOf(text, { ...options, confidence: 0.75 })
  const isBare =
    first.isCapital &&
    isKnownAdjective(first.word.replace(/(?:ой|ую)$/u, 'ая')) &&
    /[\p{Ll},—–-]\s$/u.test(before) &&
    ENDS_SO.test(after) &&
    !/(?:^|[^\p{L}])(?:в|во|из|деревн\p{L}|сел\p{L}|пос[её]л\p{L}+|дорог\p{L}|рек\p{L}|станци\p{L})\s$/iu.test(
      before,
    )
  if (isBare) return spanOf(text, { ...options, confidence: 0.6 })
  const isCrossing =
    first.isCapital &&
    /(?:угол|углу|между|перекр[её]ст\p{L}*|пересечени\p{L}+)\s[^.!?]{3,40}\s(?:и|[—–-])\s$/iu.test(before)
  if (isCrossing && look !== 'none') return spanOf(text, { ...options, confidence: 0.85 })
  if (look === 'none' || !LEAD.test(before)) return null
  if (!SURE_LEAD.test(before) && look !== 'known') return null
  if (!first.isCapital && (look !== 'known' || isOnlyCapital(first.word))) return null
  if (/ых$/u.test(end.word) && look === 'name') return null
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

const ENDS_SO = /^\s*(?:[.,!?;:)—–]|$)|^\s(?:на|у|и|без|опять|снова|уже|вся|не|тоже|вообще)(?!\p{L})/u
const isExactlyKnown = (word: string) =>
  isKnownGenitive(word) || isKnownAdjective(word) || /[сц]кая$/u.test(word)

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

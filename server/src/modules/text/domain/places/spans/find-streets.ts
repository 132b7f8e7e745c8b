/** Finds streets with their houses: by the kind word, by a house behind the name, by a preposition and a known name. */
import { readNameWord } from '../../spans/name-book.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import { normalizeWord } from '../../words/tokens.ts'
import { type House, readHouseBefore, readHouseBehind } from './house.ts'
import { isKnownAdjective, isKnownGenitive, spellStreet } from './street-names.ts'

export type StreetSpan = {
  start: number
  end: number
  street: string
  house: string | null
  confidence: number
}
type Word = { start: number; end: number; raw: string; word: string; isCapital: boolean; gap: string }
type Gender = 'f' | 'm' | 'n'

const SHORT: Record<string, string> = {
  б: 'большая',
  бол: 'большая',
  м: 'малая',
  мал: 'малая',
  ал: 'александра',
  т: 'тимура',
  с: 'старая',
}
const WORD = /\p{L}+(?:-\p{L}+)*/gu
const KINDS: readonly [RegExp, Gender][] = [
  [/^(?:ул|улица|улицы|улице|улицу|улицей|улочк\p{L}+)$/u, 'f'],
  [/^(?:пр|просп|пр-к?т|пр-к?те|пр-к?та|проспект\p{L}{0,2})$/u, 'm'],
  [/^(?:пер|переул(?:ок|к)\p{L}{0,2})$/u, 'm'],
  [/^(?:наб|набережн(?:ая|ой|ую))$/u, 'f'],
  [/^(?:ш|шоссе)$/u, 'n'],
  [/^(?:пл|площад(?:ь|и|ью))$/u, 'f'],
  [/^(?:б-р|бульвар\p{L}{0,2})$/u, 'm'],
  [/^(?:мкр|мкрн|микрорайон\p{L}{0,2})$/u, 'm'],
  [/^(?:проезд|проезда|проезде|проезду)$/u, 'm'],
]
const ADJECTIVE = /(?:ая|яя|ой|ей|ую|юю|ий|ый|ого|его|ому|ом|ое|ее)$/u
const GENITIVE = /(?:ов|ев|ин|ын|ск|цк)(?:а|ой|ого)$|(?:ов|ев|ей|ых|их|енко|ия|ы)$/u
const LEAD =
  /(?:^|[^\p{L}])(?:на|по|по\sвсей|с|со|у|возле|около|угол|углу|между|до|от|после|напротив|за|вдоль|из|через|перекр[её]ст\p{L}*|и|пересечени\p{L}+|про|к|ко|в\sрайоне|не|а)\s+$/iu
const SURE_LEAD =
  /(?:^|[^\p{L}])(?:на|по|по\sвсей|угол|углу|между|вдоль|перекр[её]ст\p{L}*|пересечени\p{L}+|после|с|возле|от|до|у|около|напротив|за)\s+$/iu
const NUMBERED = /(\d{1,3}(?:-(?:летия|я|й|го|ая))?\s(?:лет\s)?)$/u
/** Between two adjectives of the same kind stands no street: «в центральной районной больнице». */
const NO_STREET =
  /^(?:как(?:ой|ая|ую)?|так(?:ой|ая|ую)?|друг(?:ой|ая|ую)|(?:перв|втор)(?:ый|ая|ой|ого|ом|ую)|трет(?:ий|ья|ьей|ьего|ью)|кажд(?:ый|ая|ой|ую)|мо[йея]|мо(?:ей|его|ю)|сво(?:ей|я|ю|его)|тво\p{L}{1,3}|наш\p{L}{0,3}|ваш\p{L}{0,3}|областн\p{L}+|районн\p{L}+|городск(?:ой|ая|ую)|скор(?:ой|ая|ую)|горяч(?:ей|ая|ую)|холодн\p{L}+|управляющ\p{L}+|великая|эт(?:ой|а|у)|той|всей|сам(?:ой|ая|ую)|одн(?:ой|а|у)|прошл\p{L}+|следующ\p{L}+|больной|цел(?:ой|ый|ую)|полн(?:ой|ая)|главн(?:ой|ая)|детск(?:ой|ая|ий|ого)|русск(?:ой|ий)|квартир\p{L}{1,3}|школ(?:а|ы|е|у|ой)|больниц\p{L}{1,2}|дом(?:а|у|е|ом|ов)?|подъезд\p{L}{0,2}|этаж\p{L}{0,2}|кабинет\p{L}{0,2}|маршрут\p{L}{0,3}|автобус\p{L}{0,2}|номер\p{L}{0,2}|класс\p{L}{0,2}|палат\p{L}{1,2}|участк\p{L}{1,2}|участок|корпус\p{L}{0,2}|тариф\p{L}{0,2}|минус|плюс|групп\p{L}{1,2}|пункт\p{L}{0,2}|стать\p{L}{1,2}|форм\p{L}{1,2}|комнат\p{L}{1,2}|платформ\p{L}{1,2}|трасс\p{L}{1,2}|(?:январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:я|ь|е|ю|а)|осталось|около|почти|уже|всего|сумм\p{L}{1,2}|цен(?:а|ы|у|е)|давлени\p{L}{1,2}|температур\p{L}{1,2}|телефон\p{L}{0,2}|сын\p{L}{0,2}|дочк\p{L}{1,2}|внук\p{L}{0,2}|мальчик\p{L}{0,2}|минут\p{L}{0,2}|зарплат\p{L}{1,2}|поезд\p{L}{0,2}|электричк\p{L}{1,2}|рейс\p{L}{0,2}|партия|ход|мужчин\p{L}{1,2}|женщин\p{L}{1,2}|девушк\p{L}{1,2}|дальше|правда|нижн(?:ий|ей)|верхн(?:ий|ей)|федеральн\p{L}+|пенсионн\p{L}+|сегодня|завтра|вчера|около|пришл\p{L}+)$/u

export function findStreets(text: string): StreetSpan[] {
  const words = readWords(text)
  const found: StreetSpan[] = []
  let free = 0
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at]
    if (!first || first.start < free) continue
    const span = byKind(words, at, text) ?? byName(words, at, text)
    if (!span) continue
    const last = found.at(-1)
    if (last && span.start < last.end) continue
    found.push(span)
    free = span.end
  }
  return found
}

function readWords(text: string): Word[] {
  let end = 0
  return [...text.matchAll(WORD)].map((match) => {
    const [raw] = match
    const gap = text.slice(end, match.index)
    end = match.index + raw.length
    return { start: match.index, end, raw, word: normalizeWord(raw), isCapital: /^\p{Lu}/u.test(raw), gap }
  })
}

const isJoined = (word: Word | undefined) => word !== undefined && /^(?:\.\s?|\s)$/u.test(word.gap)
const kindOf = (word: Word | undefined) => KINDS.find(([pattern]) => word && pattern.test(word.word))

/** «Ул. Советская», «Озёрной ул.», «пр т карла маркса». */
function byKind(words: readonly Word[], at: number, text: string): StreetSpan | null {
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
    if (after && named && isNameAfterKind(named, isShort)) {
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
  if (!first.isCapital && !isKnownAdjective(nominative(first.word, 'f')) && !GENITIVE.test(first.word))
    return null
  const end = text[behind.end] === '.' && behind.word.length < 5 ? behind.end + 1 : behind.end
  const nextIsName =
    words[at + size + 1]?.isCapital &&
    isJoined(words[at + size + 1]) &&
    behind.word.length > 2 &&
    !ADJECTIVE.test(first.word)
  if (nextIsName) return null
  return spanOf(text, { from: first.start, name, gender: behindKind[1], end, prefix: '', confidence: 0.9 })
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

/** The words of a name: «Большой Московской», «Карла Маркса», «Б. Санкт-Петербургской», «Миклухо-Маклая». */
function takeName(words: readonly Word[], at: number): Word[] {
  const first = words[at]
  if (!first) return []
  const name = [first]
  const second = words[at + 1]
  if (!second || !isJoined(second)) return name
  if (first.word === 'реки' && second.isCapital) return [first, second]
  const isInitial =
    SHORT[first.word] !== undefined && first.isCapital && second.isCapital && second.gap.startsWith('.')
  if (isInitial || isFirstOfTwo(first, second)) name.push(second)
  return name
}

function isFirstOfTwo(first: Word, second: Word): boolean {
  if (!/^\s$/u.test(second.gap)) return false
  if (/^(?:больш|мал|стар|нов|верхн|нижн|перв|втор)(?:ая|ой|ую|ый|ий|ом|ого)$/u.test(first.word))
    return ADJECTIVE.test(second.word) && second.word.length > 4
  const isGiven =
    readNameWord(first.raw).given > 0 || /^(?:карла|розы|мусы|павла|зои|лизы|клары)$/u.test(first.word)
  return isGiven && (second.isCapital || isKnownGenitive(second.word)) && second.word.length > 3
}

/** Without its kind a street needs a house behind it, or a preposition before it and the look of a street. */
function byName(words: readonly Word[], at: number, text: string): StreetSpan | null {
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

/** How much a name looks like a street: `known`, an `adjective`, a `name` in the genitive, or `none`. */
function lookOf(name: readonly Word[]): 'known' | 'adjective' | 'name' | 'none' {
  const last = name.at(-1)
  if (!last) return 'none'
  const feminine = nominative(last.word, 'f')
  if (isKnownGenitive(last.word) || isKnownAdjective(feminine)) return 'known'
  const spelt = spellStreet(feminine)
  if (spelt !== feminine && last.word.length > 6) return 'known'
  const { isEveryday, surname } = readNameWord(last.raw)
  if (surname === 2 && !isEveryday && /(?:[ое]в|[иы]н)(?:ой|ых|ую)$/u.test(last.word))
    return last.isCapital ? 'name' : 'none'
  if (/(?:ск|цк|н|ов|ев)(?:ая|ой|ую)$/u.test(last.word) && (last.isCapital || !isEveryday)) return 'adjective'
  if (isEveryday && !last.isCapital) return 'none'
  if (GENITIVE.test(last.word) || (name.length === 2 && /(?:а|я|ы|и|ой)$/u.test(last.word))) return 'name'
  return last.isCapital && !isEveryday && /(?:ая|ий|ый|а|я|и)$/u.test(last.word) && last.word.length > 4
    ? 'name'
    : 'none'
}

type Parts = {
  from: number
  name: readonly Word[]
  gender: Gender
  end?: number
  prefix: string
  confidence: number
}

function spanOf(text: string, { from, name, gender, end, prefix, confidence }: Parts): StreetSpan {
  const last = name.at(-1)
  const nameEnd = end ?? last?.end ?? from
  const behind = readHouseBehind(text, nameEnd)
  const ahead: House | null = behind ? null : readHouseBefore(text, from)
  const street = `${prefix}${name.map((word) => wordOf(word, gender, name)).join(' ')}`
  return {
    start: ahead?.start ?? from,
    end: behind?.end ?? nameEnd,
    street: capital(street),
    house: (behind ?? ahead)?.house ?? null,
    confidence,
  }
}

function wordOf({ raw, word }: Word, gender: Gender, name: readonly Word[]): string {
  if (name.length > 1 && raw.length <= 3 && SHORT[word]) return capital(SHORT[word] ?? raw)
  const straight = nominative(raw, gender)
  const spelt = spellStreet(straight)
  return gender === 'f' || spelt === straight ? capital(spelt) : capital(straight)
}

function nominative(word: string, gender: Gender): string {
  if (isKnownGenitive(normalizeWord(word))) return word
  if (gender === 'f')
    return word
      .replace(/(?:ой|ую)$/u, 'ая')
      .replace(/(?<=н)(?:ей|юю)$/u, 'яя')
      .replace(/жи$/u, 'жа')
      .replace(/гощ(?:и|ей|у|е)$/u, 'гоща')
  if (gender === 'm')
    return word.replace(/(?:ск)(?:ом|ому|ого)$/u, 'ский').replace(/н(?:ом|ому|ого)$/u, 'ный')
  return word.replace(/ск(?:ом|ого|ому)$/u, 'ское')
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

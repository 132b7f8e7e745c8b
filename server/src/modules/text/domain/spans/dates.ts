/** Finds when somebody was born. A date is a birth only where the words around it say so, or a name stands before it. */
import { nearBefore, nearBehind } from '../words/near.ts'
import { overlaps, type PersonalSpan, spanOf } from './span.ts'

const MONTH = '(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*'
const MONTH_NUMBER = '(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})'
const YEAR = '(?:1[89]\\d\\d|20[0-2]\\d)'
const ORDINAL =
  '(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат|двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност|двухтысячн)(?:ого|ьего|ом|ое)'
const DOZENS = '(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)'
/** «Сорок восьмого», «тысяча девятьсот тридцать девятого», «двенадцатого». */
const IN_WORDS = `(?:(?:тысяча\\sдевятьсот|две\\sтысячи)\\s)?(?:${DOZENS}\\s)?${ORDINAL}`
const DAY = '\\d{1,2}(?:-?го)?'
const SHORT_YEAR = '\\d{2}(?=(?:-?го)?\\s?(?:г\\.?\\s?р|года?\\sрожд)|-?(?:го|й|м)(?!\\p{L}))'
const DATE = new RegExp(
  `(?<![\\d.\\p{L}])(?:${[
    `${YEAR}-\\d{2}-\\d{2}`,
    `\\d{1,2}[. ]${MONTH_NUMBER}[. ]${YEAR}`,
    `\\d{1,2}[./\\s-]\\s?\\d{1,2}[./\\s-]\\s?(?:${YEAR}|\\d{2})(?![\\d.]*\\d)`,
    `${DAY}\\s${MONTH}\\s(?:${YEAR}|${IN_WORDS}|\\d{2}(?=-?го))`,
    `${IN_WORDS}\\s${MONTH}(?:\\s(?:${YEAR}|${IN_WORDS}|\\d{2}(?=-?го)))?`,
    `${DAY}\\s${MONTH}`,
    `${MONTH}\\s(?:${YEAR}|${IN_WORDS}(?=\\sгода)|\\d{2}(?=-?го))`,
    `\\d{1,2}[./]${YEAR}`,
    YEAR,
    SHORT_YEAR,
    `${IN_WORDS}(?=\\sгода?(?!\\p{L}))`,
    `(?<=(?:в|с)\\s)${IN_WORDS}(?!\\p{L})`,
    `${MONTH}\\s${IN_WORDS}(?!\\p{L})`,
    `\\d{1,2}\\.\\d{1,2}(?![.\\d])`,
  ].join('|')})(?!\\d)`,
  'giu',
)
/** «Года рождения», «г.р.» belong to the date before them. */
const OF_BIRTH =
  /^(?:-?(?:го|й))?,?\s?(?:года?|г\.?)?\s?(?:рожд(?:ения|\.)|р\.(?!\p{L})|г\/р)|^(?:-?(?:го|й))?\s?(?:года|г\.)(?!\p{L})/iu
const BORN_BEFORE =
  /(?<!\p{L})(?:д\.?\s?\/?р\.?|дн[еюя]\p{L}{0,2}\sрожд\p{L}*|ден\p{L}\s(?:рожд|варен)\p{L}*|возраст|рожд\p{L}*\.?|род\.|урожен\p{L}*|роди(?:л|вш)\p{L}+|появил\p{L}{2,3}\sна\sсвет|г\.\s?р\.?|г\/р|р\.)(?!\p{L})[^!?\n]{0,50}$|(?:младш|старш|средн)\p{L}+\s$/iu
const BORN_BEHIND =
  /^\s*(?:-?(?:го|й|м))?\s?(?:года?|г\.?)?,?\s?(?:рожд\p{L}*|г\.?\s?р\.?(?!\p{L})|г\/р|рожд[её]н\p{L}*|родил\p{L}*|р\.(?!\p{L})|появил\p{L}{2,3}\sна\sсвет)/iu
/** «5 марта ей исполнилось восемьдесят». */
const TURNED = /^(?:\s(?:года|г\.))?(?:\s\p{L}{1,12}){0,3}\s(?:исполн|стукн)\p{L}+/iu
const TURNED_BEFORE = /(?:исполн|стукн)\p{L}+(?:\s[\p{L}\d]{1,12}){0,3}\s$/iu
const BETWEEN = /^[\s,;(—–:.|/-]{1,4}$/u
/** A date some words behind a name is a birth where nothing was done on it. */
const LIST = /^[^!?\n]{1,60}$/u
/** «Аминов Далер, 3 года, 12.02.2021». */
const ONLY_AGE = /^[\s,(—–-]{1,3}\d{1,2}\s?(?:лет|года?|годика?|мес\p{L}*|кл\p{L}*|л\.)[\s,()—–-]{1,4}$/iu
const DONE =
  /(?<!\p{L})(?:выдан\p{L}*|от|с|со|до|по|за|на|к|умер\p{L}*|погиб\p{L}*|договор\p{L}*|№|был\p{L}*|приш\p{L}+|пода\p{L}+|обра\p{L}+|при[её]м\p{L}*|скончал\p{L}*|справк\p{L}*|смерт\p{L}*|операци\p{L}*|консультаци\p{L}*|состо\p{L}+|свадьб\p{L}*|развод\p{L}*)(?!\p{L})/iu
const EVENT_BEFORE =
  /(?<!\p{L})(?:от|договор\p{L}*|построен\p{L}*|введ[её]н\p{L}*|выдан\p{L}*|приказ\p{L}*|закон\p{L}*|постановлени\p{L}+|№|свадьб\p{L}*|умер\p{L}*|погиб\p{L}*|скончал\p{L}*|сдан\p{L}*|прожива\p{L}+|работа\p{L}+|смерт\p{L}*|прописк\p{L}+|регистраци\p{L}+)(?!\p{L})[^.!?]{0,20}$/iu
const OF_PERSON = /(?<!\p{L})(?:снилс|паспорт|инн|фио|пенси|полис|льгот|прописан|мне|она|он)\p{L}*/iu
const AGE_BEHIND = /^\s?г?\.?\)?,?\s\(?\d{1,2}\s(?:лет|год|месяц)/iu
const FULL = /^(?:\d{1,2}(?:[./-]\d{1,2}[./-]|\s\d{1,2}\s|\s\p{L}+\s)\d{4}|\d{4}-\d{2}-\d{2})$/u
const LONG_YEAR = /^(?:19[2-9]\d|20[012]\d)$/u

const PERSON =
  '(?:я|мы|он|она|мне|ей|ему|мо[йяеё]\\p{L}{0,2}|мам\\p{L}|пап\\p{L}|мат(?:ь|ери)|от(?:ец|ца|цу)|сын\\p{L}{0,2}|доч(?:ь|ка|ки|ке|ери|ерью)|реб[её]н(?:ок|ка|ку)|малыш\\p{L}{0,2}|бабушк\\p{L}|дедушк\\p{L}|дед\\p{L}?|баб[аеуы]|муж\\p{L}?|жен[аеуы]|брат\\p{L}?|сестр\\p{L}|внук\\p{L}?|внучк\\p{L}|племянни\\p{L}{1,2}|свекров\\p{L}|т[её]щ\\p{L}|тест[ья]|пенсионер\\p{L}*|ветеран\\p{L}?|инвалид\\p{L}?|пациент\\p{L}{0,2}|мальчик\\p{L}?|девочк\\p{L}|сосед\\p{L}{0,2}|т[её]тк?\\p{L}|дяд\\p{L}|младш\\p{L}{2,3}|старш\\p{L}{2,3}|средн\\p{L}{2,3}|близнец\\p{L}{0,2}|двойн\\p{L}{1,2})'
const PERSON_RIGHT_BEFORE = new RegExp(
  `(?<!\\p{L})${PERSON}(?:\\s(?:у\\s(?:меня|нас)|же|ведь|с|тоже|сама?|ещ[её]))?[\\s,(:—–-]{1,3}$`,
  'iu',
)
const PERSON_RIGHT_BEHIND = new RegExp(`^\\s?(?:-?го\\s)?(?:года|г\\.?)\\s${PERSON}(?!\\p{L})`, 'iu')
const SAYS_YEAR = /^\)|^\s?(?:-?(?:го|й))?\s?(?:г\.?|года)(?!\p{L}|\sне)/iu
const PAPER_BEHIND = /^[\s,;(—–-]{1,4}(?:снилс|паспорт|инн|свидетельств)/iu

type Hit = { text: string; at: number; words: string; before: string; after: string }

const SPOKEN_FULL = new RegExp(`^(?:${IN_WORDS}|${DAY})\\s${MONTH}\\s(?:${IN_WORDS})$`, 'iu')
const isFullDate = (words: string) => FULL.test(words) || SPOKEN_FULL.test(words)

export function findBirths(text: string, names: readonly PersonalSpan[]): PersonalSpan[] {
  if (!/\d{2}|рожд|родил/iu.test(text)) return []
  const found: PersonalSpan[] = []
  for (const { index: at, 0: words } of text.matchAll(DATE)) {
    const end = at + words.length
    const hit = { text, at, words, before: nearBefore(text, at), after: nearBehind(text, end) }
    if (
      isOfFamous(hit) ||
      !(isSaidSo(hit) || isBehindName(hit, names) || isBesidePerson(hit) || isLongAgo(hit, names))
    )
      continue
    const span = spanOf('birth', at, words + (OF_BIRTH.exec(hit.after)?.[0] ?? ''))
    if (!found.some((known) => overlaps(known, span))) found.push(span)
  }
  return found
}

/** «6 июня 1799 года родился Пушкин» is told of poets. */
const isOfFamous = ({ words, after }: Hit) => /^\d{1,2}\s/u.test(words) && /^\s(?:года\s)?родил/u.test(after)

function isSaidSo({ words, before, after }: Hit): boolean {
  const isShort = /^\d{1,2}\.\d{1,2}$/u.test(words)
  const born = BORN_BEFORE.exec(before)?.[0]
  if (born !== undefined && !(isShort && born.length > 24)) return true
  if (/^\s(?:года\s)?я\sрод/iu.test(after)) return true
  return !isShort && (BORN_BEHIND.test(after) || TURNED.test(after) || TURNED_BEFORE.test(before))
}

/** «Захаров Лев (14.08.2017)», «Полуэктова Вера Саввична, 3 марта 1936 года». */
function isBehindName({ text, at, words, after }: Hit, names: readonly PersonalSpan[]): boolean {
  if (/^\s?(?:году|руб|₽|кв|год\s(?:не|уже|был))/iu.test(after)) return false
  const isFull = isFullDate(words)
  const isYear = LONG_YEAR.test(words) && /^\)|^\s?(?:г\.?|года)(?!\p{L})|^[,.;]|^$/u.test(after)
  if (
    isFull &&
    isOfPast(words) &&
    names.some(({ start }) => /^[\s,—–-]{1,3}$/u.test(text.slice(at + words.length, start)))
  )
    return true
  return names.some(({ end }) => {
    const between = text.slice(end, at)
    if (isYear && /^,?\s\(?$/u.test(between)) return true
    if (isFull && ONLY_AGE.test(between)) return true
    return isFull && (BETWEEN.test(between) || (isOfPast(words) && LIST.test(between) && !DONE.test(between)))
  })
}

/** Of a day before 2010 nobody writes but of a birth, where somebody is named. */
function isLongAgo({ text, words, before, after }: Hit, names: readonly PersonalSpan[]): boolean {
  const year = Number(/\d{4}/u.exec(words)?.[0])
  if (SPOKEN_FULL.test(words))
    return !EVENT_BEFORE.test(before.slice(-30)) && (names.length > 0 || OF_PERSON.test(text))
  if (!FULL.test(words) || year < 1920) return false
  if (AGE_BEHIND.test(after)) return true
  if (/(?<!\p{L})(?:с|до|по)\s$/iu.test(before)) return false
  return year <= 2010 && (names.length > 0 || OF_PERSON.test(text)) && !EVENT_BEFORE.test(before.slice(-30))
}

/** «Я с 41-го». */
const SINCE = new RegExp(`(?<!\\p{L})${PERSON}\\sс\\s$`, 'iu')

/** «Мама 1941 года», «ребёнок (2015)», «у дочери 29.02.2024». */
function isBesidePerson({ words, before, after }: Hit): boolean {
  if (FULL.test(words))
    return PERSON_RIGHT_BEFORE.test(before) || (isOfPast(words) && PAPER_BEHIND.test(after))
  if (/^\s?(?:году|руб|₽|кв)/iu.test(after)) return false
  if (LONG_YEAR.test(words) && PERSON_RIGHT_BEHIND.test(after)) return true
  if (/^\d{2}$/u.test(words) && /^-?(?:го|й)/u.test(after) && SINCE.test(before)) return true
  const isYear = LONG_YEAR.test(words) || /^(?:\d{2}|\p{L}+(?:\s\p{L}+)+)$/u.test(words)
  return isYear && PERSON_RIGHT_BEFORE.test(before) && SAYS_YEAR.test(after)
}

/** Who is written to was born before what is written about happened. */
const isOfPast = (date: string) => SPOKEN_FULL.test(date) || Number(/\d{4}/u.exec(date)?.[0]) < 2018

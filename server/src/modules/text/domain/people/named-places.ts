/** Finds streets, firms, feasts and whatever else bears the name of somebody. */

import { nearBefore, nearBehind } from '../words/near.ts'
import { findGivenName } from './given-names.ts'

type Named = { start: number; end: number; word: string; kind: string }

const KIND =
  'улиц\\p{L}*|ул|проспект\\p{L}*|просп|пр-к?т\\p{L}*|пр|переул\\p{L}*|пер|площад\\p{L}*|пл|набережн\\p{L}*|наб|бульвар\\p{L}*|б-р|шоссе|проезд\\p{L}*|микрорайон\\p{L}*|мкр|мкрн|сквер\\p{L}*|парк\\p{L}*|остановк\\p{L}*|станци\\p{L}*|деревн\\p{L}*|дер|пос[её]л\\p{L}*|сел[оаеу]|хутор\\p{L}*|город\\p{L}*'
const HONOUR =
  'имени|им|памяти|памятник\\p{L}*|бюст\\p{L}*|музе\\p{L}*|усадьб\\p{L}*|библиотек\\p{L}*|театр\\p{L}*|храм\\p{L}*|церк\\p{L}*|собор\\p{L}*|часовн\\p{L}*|монастыр\\p{L}*|икон\\p{L}*|мощ\\p{L}*|праздник\\p{L}*|кубк?\\p{L}*|турнир\\p{L}*|конкурс\\p{L}*|день|дня|свят\\p{L}*|преподобн\\p{L}*|великомучени\\p{L}*|блаженн\\p{L}*|княз\\p{L}*|преп|св'
const TITLE =
  '(?:(?:поэта|писателя|героя|маршала|генерала|адмирала|композитора|художника|космонавта|лётчика|летчика|князя|святого|святителя)\\s+)?'
const BEFORE = new RegExp(`(?<!\\p{L})(?:${KIND}|${HONOUR})\\.?\\s*${TITLE}$`, 'iu')
const FIRM = /(?<!\p{L})(?:ООО|ОАО|ЗАО|АО|ПАО|МУП|ТЦ|ТРЦ)\s*[«"„]?$/u
/** Nobody speaks so of a person: «По Ивана Сусанина», «на Павла Левитта, 14». */
const ALONG = /(?<!\p{L})(?:по|вдоль)\s+$/iu
const AT = /(?<!\p{L})(?:на|с|со|до|от|у|около|возле)\s+$/iu
const OPENS_AT = /(?:^|[.!?…\n]\s*)На\s+$/u
const HOUSE = /^(?:-|,?\s*(?:дом\p{L}*|д\.?)?\s*)\d/u
const EPITHET =
  /(?<!\p{L})(?:невск|чудотвор|стратилат|богослов|предтеч|крестител|купал|сусанин|грозн|мудр|донск|угодник|победоносц|цеткин)\p{L}*$/iu
const QUOTED_WORDS = 3

/** «Соседи Стекольщиков, 8»: the word before tells a street. */
export function isHouse(after: string): boolean {
  return HOUSE.test(after)
}

/** Streets bear a name in the genitive and monuments in the dative, while whoever does something is in the nominative. */
export function bearsName(text: string, run: readonly Named[]): boolean {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return false
  const before = nearBefore(text, first.start)
  const after = nearBehind(text, last.end)
  if (isTitle(before, after, run)) return true
  if (FIRM.test(before) || EPITHET.test(text.slice(first.start, last.end))) return true
  if (!isOblique(run)) return false
  if (BEFORE.test(before)) return true
  if (run.some(({ kind }) => kind === 'P') || !isGenitive(run)) return false
  return ALONG.test(before) || OPENS_AT.test(before) || (AT.test(before) && isHouse(after))
}

/** «Анна Снегина», «Мария Сервис»: a name of a few words in quotation marks, without patronymic or initials. */
function isTitle(before: string, after: string, run: readonly Named[]): boolean {
  if (run.some(({ kind }) => kind === 'P' || kind === 'I')) return false
  const opened = /[«"„“]([^«»"„“]*)$/u.exec(before)?.[1]
  const closed = /^([^«»"„“]*)[»"“]/u.exec(after)?.[1]
  if (opened === undefined || closed === undefined) return false
  return countWords(opened) + countWords(closed) + run.length <= QUOTED_WORDS
}

function countWords(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0
}

/** «Александра» is both a woman and a name of a street, and is taken for a street then. */
function isOblique(run: readonly Named[]): boolean {
  const given = run.find(({ kind }) => kind === 'G')
  if (!given) return run.some(({ word, kind }) => kind !== 'I' && /(?:а|я|у|ю|ой|ого|ому|ых|их)$/u.test(word))
  return !findGivenName(given.word)?.isNominative || MAN_OR_WOMAN.test(given.word)
}

const MAN_OR_WOMAN = /^(?:александра|валентина|евгения|валерия|юлиана|виктория)$/u

function isGenitive(run: readonly Named[]): boolean {
  const given = run.find(({ kind }) => kind === 'G')
  return given !== undefined && /[аяыи]$/u.test(given.word)
}

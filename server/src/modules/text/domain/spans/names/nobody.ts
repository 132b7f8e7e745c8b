/** Tells what bears a name and is nobody: a street, an object, a village, a poet. */
import { bearsName } from '../../people/named-places.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import { CALLED, FAMOUS, KEEPER, OF_TALES, OFFICER, STREET_LEAD } from './name-cues.ts'
import type { Run } from './name-words.ts'

const INSIDE =
  /(?<!\p{L})(?:в|во|из|дорог\p{L}*\s+к|(?:жител|администраци|окраин|власт|центр)\p{L}*(?:\s+\p{Lu}\p{L}+\s+и)?)\s+$/iu
const OBJECT_BEFORE =
  /(?<!\p{L})(?:больниц|парикмахерск|клиник|рынок|мкр|микрорайон|школ|лице|гимнази|библиотек|памятник|бюст|музе|театр|парк|сквер|площад|остановк|мост|дом|дк|дворец|премии|кубок|турнир|улиц|проспект|переул|магазин|аптек|кафе|салон|теплоход|ураган|шторм|циклон|тариф|рота|колхоз|совхоз|кинотеатр|пансионат|санатори|лагер|фк|клуб|фестивал|конкурс|фильм|песн|рассказ|повест|поэм|торт|салат|планет|программ|стих|роман|сказк|книг|пьес|спектакл)\p{L}*\s+(?:Больш\p{L}+\s|Мал\p{L}+\s)?[«"„]?$|(?<!\p{L})(?:мкрн?|ул|пер|пр|пл|наб|ш|б-р|Больш(?:ая|ой|ую)|Мал(?:ая|ой|ую))\.?\s?$|(?<!\p{L})(?:Стар|Нов|Больш|Мал|Верхн|Нижн|Красн|Велик)(?:ый|ий|ая|ое|ого|ой|ую|ом)\s$|(?<!\p{L})(?:(?<!(?:по|от)\s)имени|им\.|им)\s+$|(?<!\p{L})(?:сел[оаеу]|деревн\p{L}+|пос[её]л\p{L}+|город\p{L}*|рек\p{L}+|речк\p{L}+|озер\p{L}+|остров\p{L}*)\s$/iu

/** «Ул. Латышских Гвардейцев», «на улице Юных Ленинцев»: many are honoured, and the second word looks like a surname. */
const STREET_OF_MANY =
  /(?<!\p{L})(?:ул|улиц\p{L}*|пер|переул\p{L}*|пр|пр-т|просп|проспект\p{L}*|пл|площад\p{L}*|наб|набережн\p{L}*|б-р|бульвар\p{L}*|шоссе|сквер\p{L}*|парк\p{L}*|остановк\p{L}*)\.?\s*\p{Lu}\p{L}+(?:ых|их|ов|ев|ей)\s$/iu

/** «Пётр Первый», «Иван Купала»: the second word is everyday and no part of the run. */
const KING_BEHIND =
  /^\s(?:Перв|Втор|Трет|Грозн|Велик|Мудр|Невск|Долгорук|Донск|Угодник|Чудотвор|Купал|Пророк|Муром|Царевич|дурак|царевич)\p{L}*/u

export function isPlace({ run, first, last, text, before, words, at }: Run): boolean {
  const beforeText = nearBefore(text, first.start)
  const after = nearBehind(text, last.end)
  const named = run.map(({ start, end, word, given, isPatronymic, isInitial, surname }) => ({
    start,
    end,
    word,
    kind: isInitial ? 'I' : isPatronymic ? 'P' : given > 0 ? 'G' : surname > 0 ? 'S' : 'C',
  }))
  if (bearsName(text, named)) return true
  const isBare = run.length === 1
  if (isBare && /^[»"]/u.test(after) && /[«"„]$/u.test(beforeText)) return true
  if (
    isBare &&
    /^\s(?:день(?!г)|пост|крест|монастыр|руч|район|сад|мост|остров|лес|пруд|вал|погост|бор|роща|двор|концы?|слобод)\p{L}*/iu.test(
      after,
    )
  )
    return true
  if (isBare && /^\p{L}*[»"]/u.test(after) && /[«"„](?:\p{L}+\s){0,2}$/u.test(beforeText)) return true
  if (OF_TALES.test(run.map(({ word }) => word).join(' ')) || KING_BEHIND.test(after)) return true
  if (CALLED.test(beforeText)) return false
  const hasPatronymic = run.some(({ isPatronymic }) => isPatronymic)
  if (hasPatronymic) return false
  if (isBare && first.given === 0 && STREET_OF_MANY.test(beforeText)) return true
  const isMan = isBare && first.surname === 2 && /(?:[ое]в|[иы]н)$/u.test(first.word)
  if (OBJECT_BEFORE.test(beforeText) && !isMan && !KEEPER.test(beforeText)) return true
  if (!(isBare && OFFICER.test(beforeText)) && FAMOUS.test(run.map(({ word }) => word).join(' '))) return true
  if (
    /^\s*(?:,\s*)?(?:д\.?\s*|дом\s*|№\s*)?\d{1,3}(?!\d|[.:]\d|[\s(-]*\d{3}|\s?(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)|\s?(?:подъезд|этаж|кв|раз|реб|кл|дет|месяц|дн|час|мая|лет|год|класс|«|г\.|руб|тыс|чел))/iu.test(
      after,
    ) &&
    last.isOblique &&
    !(last.given > 0 && last.isNominative)
  )
    return true
  if (
    /^\s*(?:ул\.?|улиц\p{L}*|пер\.?|переул\p{L}*|пр-т|проспект\p{L}*|район\p{L}*|округ\p{L}*|област\p{L}*|р-н\p{L}*)(?!\p{L})/iu.test(
      after,
    )
  )
    return true
  if (/^[»"]/u.test(after) && /[«"„]$/u.test(beforeText)) return true
  if (isBare && first.surname > 0 && first.given === 0 && first.isOblique && STREET_LEAD.test(beforeText))
    return true
  // «В Чудове», «жители Пестова»: nobody is inside a person or lives in one.
  if (isBare && !first.isPatronymic && first.given < 2 && INSIDE.test(beforeText)) return true
  if (isBare && /(?<!\p{L})от\s+$/iu.test(beforeText) && /^\s+до\s/u.test(after)) return true
  return (
    isBare &&
    first.surname > 0 &&
    first.given < 2 &&
    first.opens &&
    first.isOblique &&
    before === undefined &&
    /^\s*(?:от|до|,|—)/u.test(after) &&
    words[at + 1]?.isEveryday === true &&
    /^\s*(?:от|до)\s/u.test(after)
  )
}

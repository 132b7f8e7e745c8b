/** Tells whether a word that stands alone names somebody, by what it is and by the words around it. */
import { saysWho } from '../../people/by-post.ts'
import { isKnownAdjective, isKnownGenitive } from '../../places/spans/streets/street-names.ts'
import { nearBefore, nearBehind } from '../../words/near.ts'
import {
  BEAST,
  CALLED,
  ELSEWHERE,
  FAMOUS,
  KEEPER,
  KIN,
  KIN_NOUN,
  LIVES,
  OF_TALES,
  OFFICER,
  PERSON_DOES,
  STREET_LEAD,
  WHO,
} from './name-cues.ts'
import type { Run, Word } from './name-words.ts'

/** The longest words by which a lone name is told. */
const CUE = 40

export function isAlone(context: Run): boolean {
  const { first: word, text } = context
  const before = nearBefore(text, word.start).slice(-CUE).replaceAll('ё', 'е')
  const after = nearBehind(text, word.end).slice(0, CUE)
  const isHere = (word.isCapital || word.surname === 2 || word.given === 2) && LIVES.test(after)
  if (!isHere && /^[\s-]\d{1,3}(?![\d.:(]|\s?лет)/u.test(after)) return false
  const isCalled = CALLED.test(before)
  if (
    (word.given > 0 || /(?:ов|ев|ин)\p{L}{0,2}$/u.test(word.word)) &&
    !/ых$/u.test(word.word) &&
    !isCalled &&
    BEAST.test(before)
  )
    return false
  if (word.isCapital && (ELSEWHERE.test(word.word) || OF_TALES.test(word.word))) return false
  if (isHere && isPersonThere(word)) return true
  if (!word.opens && FLAT_OF.test(before) && !word.isEveryday) return true
  if (word.opens && MANY_BEASTS.test(after) && /[ое]в$/u.test(word.word)) return false
  if (
    word.isCapital &&
    !word.opens &&
    /[иы]х$/u.test(word.word) &&
    AT_WHOSE.test(before) &&
    !/^\s\p{L}/u.test(after.replace(/^\s\p{Ll}+(?:л[аио]?|ть|ет|ит|ут)(?!\p{L})/u, ''))
  )
    return true
  const isOfWho = context.before !== undefined && /^\s$/u.test(word.gap) && saysWho(context.before.word)
  if (!word.isCapital) return isAloneSmall(word, before, after, isOfWho)
  if (isCalled && !(word.isEveryday && word.opens) && word.raw.length > 2 && !word.isAdjective)
    return !TRADER.test(before) || ((word.surname > 0 || word.given > 0) && !word.isEveryday)
  if (word.isAdjective && word.given < 2 && !word.isPatronymic) return isAdjectiveName(word, before, after)
  if (/^\p{Lu}+$/u.test(word.raw) && word.raw.length < 5) return false
  if (FAMOUS.test(word.word) && !(isOfWho && !word.opens) && !OFFICER.test(before)) return false
  if (word.isPatronymic) return true
  if (word.given === 2) {
    if (word.isWordToo)
      return (
        KIN.test(before) ||
        (word.isNominative && CALLED_TO.test(after)) ||
        (!word.opens && !/^\s\p{Lu}/u.test(after) && !STREET_LEAD.test(before) && word.word !== 'мира')
      )
    return true
  }
  if (KIN.test(before) && (word.surname > 0 || word.given > 0) && !word.isEveryday) return true
  if (word.isEveryday)
    return (
      !word.opens &&
      isOfWho &&
      /(?:[бвгджзклмнпрстфхцчшщ]|а|ая|ь)$/u.test(word.word) &&
      !word.raw.includes('-') &&
      isOnePerson(context.before) &&
      ENDS_NAME.test(after)
    )
  if (
    HUMAN_DOES.test(after) &&
    !word.raw.includes('-') &&
    !NO_PERSON.test(word.word) &&
    !INSIDE_LEAD.test(before)
  )
    return true
  const isOfMany = isOfWho && context.before !== undefined && /[иы]$/u.test(context.before.word)
  if (isOfMany && word.surname < 2) return false
  if (KIN_NOUN.test(before) || (isOfWho && !word.opens && (word.surname > 0 || word.given > 0))) return true
  if (word.given === 1 && word.isNominative && /^\s*(?:[.,!)]|$)/u.test(after)) return true
  if (word.given === 1 && !word.opens && !INSIDE_LEAD.test(before) && !/[«"„]\s?$/u.test(before)) return true
  if (
    KEEPER.test(before) &&
    IN_SMALL.test(before) &&
    (word.surname === 2 || (word.surname === 1 && /[бвгджзклмнпрстфхцчшщ]$/u.test(word.word)))
  )
    return true
  if (word.given === 1 && word.surname === 0)
    return (word.isNominative && !word.opens) || PERSON_DOES.test(after)
  if (word.surname === 2) return true
  if (word.surname === 1 && !word.opens && /(?:[ое]в|ин|енко)(?:а|у|ым|ой)?$/u.test(word.word)) return true
  return word.surname === 1 && (isOfWho || WHO.test(before))
}

/** «Роза из двенадцатой квартиры», «ершова из 5 кв», «Мухаммад с рынка». */
function isPersonThere(word: Word): boolean {
  if (word.given === 2 && word.isCapital) return word.isNominative || !word.isWordToo
  if (word.isEveryday || word.isAdjective) return false
  if (!word.isCapital) return word.surname === 2 || word.given === 2 || word.isPatronymic
  return word.given > 0 || word.surname > 0 || !word.opens
}

/** «Надежда, вы где». */
const CALLED_TO =
  /^,\s(?:вы|ты|здравствуй\p{L}*|добр\p{L}+|спасибо|подскаж\p{L}+|напиш\p{L}+|ответ\p{L}+)(?!\p{L})/iu
/** «Врач Мороз», «соседка Белая»: what a word means says nothing behind a post, unless it is said of the post. */
const isOnePerson = (before: Word | undefined) => before !== undefined && !/[иы]$/u.test(before.word)
const ENDS_NAME = /^\s*(?:[.,!?;)]|$)|^\s(?:не\s|опять\s|снова\s)?\p{L}+(?:л|ла|ит|ет|[её]т)(?!\p{L})/u
const IN_SMALL = /\p{Ll}\s(?:\p{Ll}+\s){1,3}$/u
/** «Кв. 5 — Лях». */
const FLAT_OF = /(?<!\p{L})кв(?:артира|\.)?\s?\d{1,3}\s?[—–:,-]\s?$/iu
/** «Муравьёв много»: many of a beast, and nobody. */
const MANY_BEASTS = /^\s(?:много|мало|нету?|полно|тьма|куча|развелось|\p{L}+(?:ют|ят|ут|ат|ли))(?!\p{L})/u
/** What nobody but a person does. */
const HUMAN_DOES =
  /^\s(?:не\s|опять\s|снова\s|вс[её]\s|тоже\s|вчера\s|сегодня\s|мне\s|нам\s|сам\p{L}?\s){0,2}(?:сказал|обещал|приш[её]л|пришла|пишет|звонил|звонит|хам|ор[её]т|орал|отказал|пускает|пустил|кур|руга|руг|затопил|топит|бь[её]т|паркует|паркуется|ставит\sмашин|пь[её]т|кричит|кричал|молчит|отвечает|взял|забрал|орет|врёт|врет|сплет|угрожа|матер|открыва|уш[её]л|ушла|уволил|болеет|заболел|умер|родил|поклял|подписал|посмотрел|осмотрел|приняла|принял|вылечил|спас|помог)\p{L}*/iu
const NO_PERSON =
  /(?:канал|ком|газ|банк|сеть|сети|энерго|строй|сервис|авто|транс|тепло|надзор|свет|совет|суд|дума|мэрия|город|град|ово|ево|ино|ск|ица|ицы|ичи|щик|щики|ия)$/u
const INSIDE_LEAD = /(?<!\p{L})(?:в|во|на|из|до|за|через|под)\s$/iu
const TRADER = /(?<!\p{L})ИП\s[«"]?$/u

const DID_BEFORE =
  /(?<!\p{L})(?:открыла?|сказала?|пришла|приш[её]л|дозвонил\p{L}+\s(?:до|к)|жалоб\p{L}\sна|жалуюсь\sна|пишет|звонит|звонила?|помогла?|хамит|говорит|обещала?|отказала?)\s$/iu

/** «Врач Донской не принял» is a person, «врач Боровичской больницы» is not. */
function isAdjectiveName(word: Word, before: string, after: string): boolean {
  if (word.surname < 2 || word.isEveryday || !/[сц]к(?:ий|ая|ого|ому|им|ой|ую)$/u.test(word.word))
    return false
  if (
    /ий$/u.test(word.word) &&
    /^\s(?:не\s)?(?:\p{L}+л(?:ся)?|(?:открыва|пуска|кур|хам|ор|крич|молч|пь|жив|отвеча)\p{L}+т)(?!\p{L})/u.test(
      after,
    )
  )
    return true
  if (
    /ая$/u.test(word.word) &&
    /^\s(?:не\s)?(?:\p{L}+ла(?:сь)?|(?:открыва|пуска|кур|хам|ор|крич|молч|пь|жив|отвеча)\p{L}+т)(?!\p{L})/u.test(
      after,
    )
  )
    return true
  return (
    (KIN.test(before) || WHO.test(before) || CALLED.test(before) || DID_BEFORE.test(before)) &&
    (/^(?:[.,!?;)]|$)/u.test(after) || PERSON_DOES.test(after))
  )
}

/** «У ивановых», «к сидоровой». */
const AT_WHOSE = /(?<!\p{L})(?:у|к|от|для)(?:\s(?:этих|этой|тех|наших|нашей))?\s$/iu
const isStreetName = (word: string) =>
  isKnownGenitive(word) || isKnownAdjective(word.replace(/(?:ой|ую)$/u, 'ая'))
/** «Васильев курит». */
const DOES_SO =
  /^\s(?:опять\s|снова\s|не\s|вс[её]\s|тоже\s)?\p{L}+(?:ит|ет|[её]т|ал|ял|ил|ел|[аяи]ла|ится|ется)(?!\p{L})/iu
/** What follows is a name in small letters too. */
const SURELY_CALLED = /(?:фамили\p{L}|мо[её]\sимя|фамилия\sтоже)[\s:—–-]{1,3}$/iu

function isAloneSmall(word: Word, before: string, after: string, isOfWho: boolean): boolean {
  if (word.isEveryday && word.given < 2) return false
  if (word.isPatronymic) return true
  if (CALLED.test(before)) return word.given > 0 || word.surname > 0 || SURELY_CALLED.test(before)
  if (word.given === 2 && !word.isWordToo)
    return KIN.test(before) || (word.isNominative && (before.trim() === '' || /^\s*,/u.test(after)))
  if (word.surname === 2 && /(?:[ое]в|ин|[ое]ва|ина)$/u.test(word.word) && DOES_SO.test(after)) return true
  if (/енк[оа]$/u.test(word.word) && word.surname > 0) return true
  if (word.surname !== 2 || isStreetName(word.word)) return false
  if (/(?:[ое]в|ин)(?:ым|ой|ых|ыми)$/u.test(word.word))
    return isOfWho || KIN.test(before) || AT_WHOSE.test(before)
  return /(?:[ое]в|ин)(?:а|у)?$/u.test(word.word) && (isOfWho || WHO.test(before))
}

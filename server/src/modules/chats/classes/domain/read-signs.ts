/** The signs of one message: how strong each one is, and by which words. */
import {
  type Counts,
  type CueBook,
  compileCues,
  type FoundCue,
  findCues,
  type IndexedText,
  indexText,
  readRumourSigns,
  readSign,
  type Sign,
  signOf,
  withOwnWords,
} from '../../../text/index.ts'
import { CRY_WEIGHT, findCry } from '../../dangers/domain/cry.ts'
import { DANGER_SIGNS, EXPOSED } from '../../dangers/domain/danger-signs.ts'
import { DANGER } from '../../dangers/domain/danger-words.ts'
import { FAR, NOT_NOW, NOW } from '../../dangers/domain/not-now.ts'
import { PLAIN_DANGER } from '../../dangers/domain/plain-danger.ts'
import { ASKING, PUBLIC } from './words/asking.ts'
import { GRATITUDE, IRONY, POLITE } from './words/courtesy.ts'
import { ASKS_NEIGHBOURS, TALK } from './words/talk.ts'
import { MENDED, TROUBLE } from './words/trouble.ts'
import { ADVERTISING, AIMED, EXPOSING, HATRED, INSULT, THREAT } from './words/unwanted.ts'

/** Words of a danger may stand further apart than those of other signs. */
const LONG_REACH = 8

const TABLES = {
  danger: compileCues(DANGER),
  dangerSigns: compileCues(DANGER_SIGNS, LONG_REACH),
  plainDanger: compileCues(PLAIN_DANGER, LONG_REACH),
  exposed: compileCues(EXPOSED),
  notNow: compileCues(NOT_NOW),
  now: compileCues(NOW),
  far: compileCues(FAR),
  trouble: compileCues(TROUBLE),
  mended: compileCues(MENDED),
  asking: compileCues(ASKING),
  public: compileCues(PUBLIC),
  gratitude: compileCues(GRATITUDE),
  irony: compileCues(IRONY),
  polite: compileCues(POLITE),
  advertising: compileCues(ADVERTISING),
  insult: compileCues(INSULT),
  aimed: compileCues(AIMED),
  threat: compileCues(THREAT),
  hatred: compileCues(HATRED),
  exposing: compileCues(EXPOSING),
  talk: compileCues(TALK),
  asksNeighbours: compileCues(ASKS_NEIGHBOURS),
} satisfies Record<string, CueBook>

export type SignName = Exclude<keyof typeof TABLES, 'dangerSigns'> | 'hearsay' | 'claim' | 'opinion' | 'seen'
export type Signs = Record<SignName, Sign> & {
  length: number
  asksByMark: boolean
  isSmiling: boolean
  isJoking: boolean
  isObscene: boolean
  hasPhone: boolean
  hasLink: boolean
  isMeToo: boolean
  isElliptic: boolean
  namesHouse: boolean
  thanksByEmoji: boolean
  deniesDeed: boolean
}

const JOKING = /\){2,}|[😁-😅🤣😂😜😏😎🤪🙃]|(?<![а-я])(?:а?ха){2,}/iu
const SMILING = /[а-я!?.\s]\)\s*$/u
/** A swear word that is partly replaced by stars. */
const OBSCENE =
  /(?<![а-я])(?:[а-я]+\*+[а-я]*|на\s+\*{2,})(?![а-я])|(?<![а-я])(?:ху[йеяё]|пизд|[её]б[аеуо]|заеб|бля[дт]?ь?(?![а-я]))/iu
const PHONE = /(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}/u
const LINK = /(?:https?:\/\/|www\.|t\.me\/|vk\.cc\/|wa\.me\/|bit\.ly\/)\S+/iu
const ME_TOO = /^(?:[+👍]+|(?:и|а)?\s?у (?:нас|меня)(?: тоже)?(?![а-я])|тоже|аналогично|такая же)/u
/** «А Лесная когда?», «и ещё»: asks on from what was said before. */
const ELLIPTIC = /^(?:а|и|и еще|и еще вопрос|ну а)\s/u

/** «Мира 5», «Фрунзе, 40а»: in a chat the word «улица» is left out. */
const HOUSE =
  /(?<![А-Яа-яё])(?!Завтра|Сегодня|Вчера|Дома|Было|Через|Уже|Минут|Штук|Человек|Около|Больше)[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)?,? (?:д\.? ?|дом )?\d{1,3}(?:[а-в]|\/\d+)?(?![\d:%.°]| ?(?:градус|час|мин|раз|руб|год|лет|дн|кв|числ|недел|месяц|тысяч|км|метр|человек|шт|класс))/u
/** «Не забирают», «негде»: something is not as it should be, whatever it is. */
const DENIED_DEED =
  /(?<![а-я])(?:не (?!знает|знают|надо|хочет|хотят|понимает|будет|пойдет|бывает|может|стоит|видел|важно)[а-я]{3,}(?:ют|ут|ят|ат|ли|ет|ит|лось|лась|лся)|негде|нечем|некому|некуда|невозможно|отказал[а-я]*|отказыва[а-я]+)(?![а-я])/u
const THANKFUL = /^(?:(?:🙏|👏|💐|❤️?)[\s!]*)+$/u

export function readSigns(text: string): Signs {
  const plain = text.toLowerCase().replaceAll('ё', 'е').trim()
  const indexed = indexText(text)
  const sign = (name: keyof typeof TABLES, counts?: Counts) => readSign(TABLES[name], indexed, counts)
  const asksByMark = plain.includes('?')
  const dangers = findDangers(indexed)
  const cry = findCry(text)
  return {
    danger: withCry(signOf(dangers), cry),
    plainDanger: withCry(sign('plainDanger', isNotDenied), cry),
    exposed: signOf(findExposed(indexed, dangers)),
    notNow: sign('notNow'),
    now: sign('now'),
    far: sign('far'),
    trouble: sign('trouble', isNoWarning),
    mended: sign('mended', isNotDenied),
    asking: sign('asking', asksByMark ? undefined : isAtEdge),
    public: sign('public'),
    ...readRumourSigns(indexed),
    gratitude: sign('gratitude'),
    irony: sign('irony'),
    polite: sign('polite'),
    advertising: sign('advertising'),
    insult: sign('insult', isNotDenied),
    aimed: sign('aimed'),
    threat: sign('threat'),
    hatred: sign('hatred'),
    exposing: sign('exposing'),
    talk: sign('talk'),
    asksNeighbours: sign('asksNeighbours', () => asksByMark),
    length: indexed.tokens.length,
    asksByMark,
    isSmiling: SMILING.test(plain),
    isJoking: JOKING.test(plain),
    isObscene: OBSCENE.test(plain),
    hasPhone: PHONE.test(plain),
    hasLink: LINK.test(plain),
    isMeToo: ME_TOO.test(plain),
    isElliptic: ELLIPTIC.test(plain),
    namesHouse: HOUSE.test(text),
    thanksByEmoji: THANKFUL.test(plain),
    deniesDeed: DENIED_DEED.test(plain),
  }
}

function withCry(sign: Sign, cry: readonly string[]): Sign {
  if (cry.length === 0) return sign
  return { weight: sign.weight + CRY_WEIGHT, words: [...new Set([...sign.words, ...cry])] }
}

/** «Не включайте» warns a neighbour, it tells no trouble. */
const isNoWarning: Counts = ({ words }) => !/не \S+(?:йте|ите)(?: |$)/u.test(words)
/** «Не приехал» is not «приехал». */
const isNotDenied: Counts = ({ isDenied }) => !isDenied
const VERB = /^[а-я]+(?:ет|ут|ют|ит|ят|ат)(?:ся)?$/u
/** Without a question mark «когда» asks at the beginning, or as «где проходят» at the end; «не видел, когда ушли» asks nothing. */
const isAtEdge: Counts = ({ weight, at }, tokens) =>
  weight >= 2 ||
  (weight > 1 &&
    (at <= 1 ||
      VERB.test(
        tokens
          .slice(at + 1)
          .map(({ word }) => word)
          .join(' '),
      )))

function findDangers(text: IndexedText): FoundCue[] {
  const found = [...findCues(TABLES.danger, text), ...findCues(TABLES.dangerSigns, text)]
  return withOwnWords(found.filter(({ isDenied }) => !isDenied))
}

/** A person whom the danger sign already names does not count a second time. */
function findExposed(text: IndexedText, dangers: readonly FoundCue[]): FoundCue[] {
  const told = new Set(dangers.flatMap(({ covers }) => covers))
  return findCues(TABLES.exposed, text).filter(({ covers }) => covers.every((at) => !told.has(at)))
}

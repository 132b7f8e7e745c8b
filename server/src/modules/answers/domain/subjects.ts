/**
 * What a clause speaks of: its nouns, told from verbs and adjectives by their endings. A noun behind a preposition is
 * where or with what, a generic one («ремонт», «дом», «день») is everywhere. Rough, so whoever asks says «unsure» where
 * it matters. Pure.
 */
import { type Token, tokenize } from '../../text/index.ts'

export type Clause = {
  /** What it is about, the first one first; else where. */
  heads: string[]
  /** The first of them with what «и» joins to it: «лавки и фонтан». */
  joined: string[]
  /** It says where or with what, and not what. */
  isOpen: boolean
  /** All its nouns. */
  nouns: string[]
  verbs: string[]
}

const PREPOSITIONS = new Set(
  'в во на у от до по из за с со о об к ко для при под над через около возле между без после перед вдоль напротив'.split(
    ' ',
  ),
)
const FUNCTION_WORDS = new Set(
  'и а но или да не ни же бы ли то это этот эта эти этого этой этих тот та те того той тех как так что чтобы если пока уже еще тоже также там тут здесь все всё весь вся всех всем он она они оно их его ее ей им ему нас вас нам вам мы вы я меня мне ты кто когда где куда почему сколько зачем какой какая какие какого какую чей чья кому кого чем нет есть быть был была было были будет будут можно нужно надо нельзя должен должна должны очень совсем только лишь снова опять раз пожалуйста подскажите скажите здравствуйте добрый спасибо наш наша наши нашей нашего нашу ваш ваша ваши свой свою сам сами самый другой другие каждый такой такая такие много мало вторую третий третью первый пятый один одна два две три уважаемая уважаемый поэтому потому из-за сейчас теперь вчера сегодня завтра послезавтра'.split(
    ' ',
  ),
)
/** Words of any trouble and of any time and place: they tell no subject from another. */
const GENERIC =
  /^(?:ремонт|работ|замен|проблем|вопрос|ситуац|обращен|заявк|мер$|дел$|дом$|дома|домов|домам|улиц|город|район|округ|посел|деревн|сел[оаеу]?$|год|лет$|месяц|недел|ден|дн[яюей]|час|минут|утр|вечер|ноч|раз$|мест|люд|человек|жител|сосед|срок|врем|причин|адрес|телефон|номер|январ|феврал|март|апрел|ма[йея]$|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред[ауы]$|четверг|пятниц|суббот|воскресен|рубл|тысяч|млн|конц|начал|помощ|жалоб|отве[тч]|стоимост|сторон|заранее)/
const NOUNS_LIKE_VERBS =
  /чет$|^(?:свет|совет|билет|буфет|кабинет|интернет|туалет|бюджет|комитет|пакет|предмет|маршрут|институт|гранит|лимит|кредит|визит|автомат|банкомат|сертификат|депутат|комбинат|аппарат|приют|канал|подвал|портал|вокзал|зал|спортзал|квартал|персонал|журнал|сигнал|материал|качел|карусел|постел|модел|мыл|тел[оаеу]|стрел|скал|цел[ьи]|отел|ел[ьи]$|апрел|дел[оау]|мел[ьи]|пыл)/
const VERB =
  /(?:ть|ти|чь)(?:ся)?$|(?:[иеуюая]т|[ёеи]шь|[её]м|им|[еи]те|уй|уйте|айте|ейте|ьте|ись)(?:ся|сь)?$|[аяиеёуыо]л(?:а|о|и)?(?:сь|ся)?$/
const NOUN_OF_DEED = /(?:ни|ти|ви|ци|ри|ли|ьи|ь)[ейяю]м?$/
const ADJECTIVE = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|ых|их|ым|ыми|ими|ей)$/

const ANSWERS_FOR = /отвеча|ответствен|след(?:ит|ят)|плат(?:ит|ят)|заплат/iu

/** Stems of one thing in its several names, by their beginnings. */
const FAMILIES: readonly RegExp[] = [
  /^(?:фонар|освещ|ламп|светильн)/,
  /^(?:свет$|электр)/,
  /^(?:столб|опор)/,
  /^(?:вод$|водоснабж|водопровод)/,
  /^(?:колонк)/,
  /^(?:труб|водопровод|прорыв)/,
  /^(?:отоплен|батаре|тепл|радиатор)/,
  /^(?:снег|снеж|сугроб)/,
  /^(?:лед$|льд|налед|гололед|песк|песок)/,
  /^(?:дорог|асфальт|проезж)/,
  /^(?:ям$|выбоин)/,
  /^(?:коле|грейдер)/,
  /^(?:мусор|отход|тко$)/,
  /^(?:бак$|контейнер)/,
  /^(?:автобус|рейс|маршрутк)/,
  /^(?:врач|доктор)/,
  /^(?:дерев|топол|берез)/,
  /^(?:детсад|садик|сад$)/,
  /^(?:собак|пес$|пс[ыао])/,
  /^(?:выплат|пособи)/,
  /^(?:интернет|связ)/,
  /^(?:школ)/,
]

type Noun = {
  stem: string
  /** Behind a preposition. */
  isGoverned: boolean
  isName: boolean
  /** «И» stands before it. */
  isJoined: boolean
}

/** `isWithin`: cut from the midst of a sentence, so that a capital letter is a name there too. */
export function readClause(text: string, isWithin = false): Clause {
  const { nouns, verbs } = readWords(text, isWithin)
  // A street is where, and the same for any trouble in it.
  const things = nouns.filter(({ isName, isGoverned }) => !isName || !isGoverned)
  const free = things.filter(({ isName, isGoverned }) => !isName && !isGoverned)
  const isOpen = free.length === 0
  const heads = isOpen ? things : free
  const second = heads.slice(1).findIndex(({ isJoined }) => !isJoined)
  const joined = isOpen ? heads.slice(0, 1) : heads.slice(0, second < 0 ? heads.length : second + 1)
  return { heads: stemsOf(heads), joined: stemsOf(joined), nouns: stemsOf(nouns), verbs, isOpen }
}

function readWords(text: string, isWithin: boolean): { nouns: Noun[]; verbs: string[] } {
  const tokens = tokenize(text)
  const nouns: Noun[] = []
  const verbs: string[] = []
  let isGoverned = false
  for (const [index, token] of tokens.entries()) {
    // «Отвечает за фонарь»: the lamp is what it is about.
    if (PREPOSITIONS.has(token.word)) isGoverned = token.word !== 'за' || !ANSWERS_FOR.test(text)
    if (isFunction(token)) continue
    if (isVerb(token)) verbs.push(token.stem)
    else if (isAdjective(token, tokens[index + 1]) || GENERIC.test(token.word)) continue
    else {
      const isName = (index > 0 || isWithin) && /^[А-ЯЁ]/u.test(token.raw)
      nouns.push({ stem: token.stem, isGoverned, isName, isJoined: tokens[index - 1]?.word === 'и' })
    }
    isGoverned = false
  }
  return { nouns, verbs }
}

const stemsOf = (nouns: readonly Noun[]) => nouns.map(({ stem }) => stem)

export function isSameThing(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= 5 && long.startsWith(short)) return true
  return FAMILIES.some((family) => family.test(one) && family.test(other))
}

/** Of two things with names we know it can be said that they are different. */
export function isKnown(stem: string): boolean {
  return FAMILIES.some((family) => family.test(stem))
}

/** Deeds of any work. */
const PHASE = /^(?:нач|законч|заверш|продолж|сдела|дела|буд|смо[гж]|мо[гж]|хот|стан|реш|провед)/

/** The same deed: «починят», «починим». */
export function isSameDeed(one: string, other: string): boolean {
  if (PHASE.test(one)) return false
  const length = Math.min(one.length, other.length)
  return length >= 4 && one.slice(0, length) === other.slice(0, length)
}

function isFunction({ word }: Token): boolean {
  return word.length < 2 || /\d/.test(word) || FUNCTION_WORDS.has(word) || PREPOSITIONS.has(word)
}

function isVerb({ word }: Token): boolean {
  return VERB.test(word) && !NOUNS_LIKE_VERBS.test(word)
}

/** «Новой школы», not «мостовой»: a noun stands behind it. */
function isAdjective({ word }: Token, next: Token | undefined): boolean {
  if (!ADJECTIVE.test(word) || NOUN_OF_DEED.test(word)) return false
  return next !== undefined && !isFunction(next) && !isVerb(next)
}

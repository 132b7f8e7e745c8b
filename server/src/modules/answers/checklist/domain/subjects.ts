/**
 * What a clause speaks of: its nouns, told from verbs and adjectives by their endings. A noun behind a preposition is
 * where or with what, a generic one («ремонт», «дом», «день») is everywhere. Rough, so whoever asks says «unsure» where
 * it matters. Pure.
 */
import { type Token, tokenize } from '../../../text/index.ts'
import { type Thing, thingOf } from './things.ts'

export type Clause = {
  /** What it is about, else where: the first one with what «и» joins to it, «лавки и фонтан». */
  joined: Thing[]
  /** It says where or with what, and not what. */
  isOpen: boolean
  /** All its nouns. */
  nouns: Thing[]
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

type Noun = {
  thing: Thing
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
  return { joined: thingsOf(joined), nouns: thingsOf(nouns), verbs, isOpen }
}

function readWords(text: string, isWithin: boolean): { nouns: Noun[]; verbs: string[] } {
  const tokens = tokenize(text)
  const nouns: Noun[] = []
  const verbs: string[] = []
  const saysWhoAnswers = ANSWERS_FOR.test(text)
  let isGoverned = false
  for (const [index, token] of tokens.entries()) {
    // «Отвечает за фонарь»: the lamp is what it is about.
    if (PREPOSITIONS.has(token.word)) isGoverned = token.word !== 'за' || !saysWhoAnswers
    if (isFunction(token)) continue
    if (isVerb(token)) verbs.push(token.stem)
    else if (isAdjective(token, tokens[index + 1]) || GENERIC.test(token.word)) continue
    else {
      const isName = (index > 0 || isWithin) && /^[А-ЯЁ]/u.test(token.raw)
      const isJoined = tokens[index - 1]?.word === 'и'
      nouns.push({ thing: thingOf(token.stem), isGoverned, isName, isJoined })
    }
    isGoverned = false
  }
  return { nouns, verbs }
}

const thingsOf = (nouns: readonly Noun[]) => nouns.map(({ thing }) => thing)

/** Deeds of any work. */
const PHASE = /^(?:нач|законч|заверш|продолж|сдела|дела|буд|смо[гж]|мо[гж]|хот|стан|реш|провед)/

/** The same deed: «починят», «починим». */
export function isSameDeed(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 4 && long.startsWith(short) && !PHASE.test(one)
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

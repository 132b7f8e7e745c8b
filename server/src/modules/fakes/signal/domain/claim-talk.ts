/**
 * Words round a claim that claim nothing: they call, pass on, ask and doubt. They are taken off both ends of a sentence.
 * Pure.
 */

/** Between two marks all words must be of a list, and one of them of its first half, to be no part of the claim. */
type Talk = { telling: ReadonlySet<string>; beside: ReadonlySet<string> }

const ASKING =
  'правда неправда правду верно неверно точно реально серьезно действительно неужели официально слух слухи слухов фейк фейки вброс ложь вранье враки врут выдумка выдумки утка сплетни знает знают знаете знаешь курсе слышал слышала слышали слыхали скажите подскажите ответьте объясните поясните проверьте подтвердите подтвердит опровергните опровергнет ответит пожалуйста'
const BESIDE_ASKING =
  'это этого этому вообще или либо не ли ль бы же ведь вот а и но ну уже так да нет что кто кто-то кто-нибудь кто-либо кому все всем как где в во на с по может быть вы ты мне нам просто'

/** Before a claim. */
const HEAD: Talk = toTalk(
  `${ASKING} да что нет говорят говорили говорит болтают судачат пишут писали сообщают сообщили передают сказали сказал сказала читал читала читали видел видела узнал узнала узнали услышал услышала переслали переслано пересланное прислали скинули ходят ходит дошли дошел дошла прошел пошел пошли появился появились новостях новости узнать спросить уточнить вопрос внимание срочно здравствуйте привет приветствую доброе добрый доброго девочки ребята народ люди граждане земляки соседи товарищи друзья`,
  `${BESIDE_ASKING} до нас у тут там здесь сейчас опять снова день дня вечер утро всех было была были интернете группе чате чата чатов сети соцсетях телеграме телеграмме вк контакте городе другого других соседнего сообщение хотелось хочу хотим хотела хотел почему зачем откуда многие люди народ соседи знакомые скрывают слух слухи информация инфа такой такие`,
)
/** Behind a claim. */
const TAIL: Talk = toTalk(
  `${ASKING} так да нет думаете думай думать верить спасибо передайте перешлите поделитесь репост а`,
  `${BESIDE_ASKING} теперь заранее можно своим есть такое было правильно очень надо нужно знать хочется хотелось`,
)

/** A part that begins so is a call, whoever is called. */
const CALLED = /^(?:уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие))(?:\s+\p{L}+){1,3}$/iu
const MARK = /((?:(?<!\s)\s+)?[,;:]+\s*|(?<!\s)\s+[—–-]+\s+)/u
/** «… (это правда?)». */
const ASIDE = /(?:(?<!\s)\s+)?\(([^()]*)\)$/u
/** What introduces a claim behind a mark. */
const THAT = /^(?:что|будто(?:\s+бы)?|якобы)(?![\p{L}-])\s*/iu

/** Without a mark behind it: «А правда что …», «Вроде бы …»; only a word of these before it lets «что» go. */
const PASSING =
  '(?:(?:люди|народ|все|многие|соседи|кругом|везде)\\s+)?(?:говорят|пишут|болтают)|(?:это\\s+)?(?:правда|верно|точно)(?:\\s+ли)?|так\\s+ли(?:\\s+это)?|неужели|скажите|подскажите|слышал[аи]?|сказали|ходят\\s+слухи|переслано|внимание|срочно|всем\\s+привет|здравствуйте|добрый\\s+(?:день|вечер)|якобы|будто\\s+бы|вроде(?:\\s+бы|\\s+как)?|мол|дескать'
const RUN_IN = new RegExp(
  `^(?:(?:(?:а|и|но|ну|вот)\\s+)*(?:${PASSING})(?![\\p{L}-])\\s*)+(?:(?:что|будто(?:\\s+бы)?|якобы)(?![\\p{L}-])\\s*)?|^(?:а|и|но|ну)\\s+`,
  'iu',
)
/** Without a mark before it. */
const RUN_OUT =
  /(?<!\s)\s+(?:это\s+(?:вообще\s+)?(?:так|точно|верно|реально|правда|фейк|слухи)|так\s+ли\s+это|правда\s+ли(?:\s+это)?|верно\s+ли(?:\s+это)?|не\s+так\s+ли|или\s+(?:это\s+)?(?:нет|не\s*правда|слухи|врут|фейк|ложь|вранье|враньё|вброс|выдумки)|кто\s+(?:что\s+)?знает|кто\s+в\s+курсе|подскажите|ответьте|слышали)$/iu
/** Said at the end of a question they ask, elsewhere they may tell. */
const ASKED_OUT = /(?<!\s)\s+(?:правда|верно|так|да|точно|реально)$/iu
/** In the midst: «В городе, говорят, …». */
const PASSED_ON = /(?:(?<!\s)\s+)?,\s*(?:как\s+)?(?:говорят|пишут|по\s+слухам|мол|дескать)\s*,\s*/giu

/** One step from the front; the same text when there is nothing to take off. */
export function withoutHead(sentence: string): string {
  const [first = '', mark, ...rest] = sentence.split(MARK)
  if (mark !== undefined && (isTalk(first, HEAD) || CALLED.test(first)))
    return rest.join('').replace(THAT, '')
  return sentence.replace(RUN_IN, '')
}

/** The same from behind. */
export function withoutTail(sentence: string, isAsked: boolean): string {
  const [aside = '', words = ''] = ASIDE.exec(sentence) ?? []
  if (aside !== '' && isTalk(words, TAIL)) return sentence.slice(0, -aside.length)
  const parts = sentence.split(MARK)
  if (isTalk(parts.at(-1) ?? '', TAIL)) return parts.slice(0, -2).join('')
  const rest = sentence.replace(RUN_OUT, '')
  return isAsked ? rest.replace(ASKED_OUT, '') : rest
}

export function withoutMidst(sentence: string): string {
  return sentence.replace(PASSED_ON, ' ')
}

function isTalk(part: string, { telling, beside }: Talk): boolean {
  const words =
    part
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\d]+(?:-\p{L}+)*/gu) ?? []
  return (
    words.every((word) => telling.has(word) || beside.has(word)) &&
    (words.length === 0 || words.some((word) => telling.has(word)))
  )
}

function toTalk(telling: string, beside: string): Talk {
  return { telling: new Set(telling.split(' ')), beside: new Set(beside.split(' ')) }
}

import { rememberWords } from '../remember-words.ts'

/**
 * Is a deed still to come? Russian tells it by aspect: a perfective verb with an ending of the present («поставит»,
 * «вывезут», «проверим»). Perfective is a verb with a prefix whose stem neither goes to and fro nor lasts («вывозит»,
 * «обслуживает», «содержит»). The lists hold what only looks so. Rough: whoever asks looks for a day beside it. Pure.
 */
const PREFIXES = 'пере пред обо под при про раз рас воз вос за вы от об по со из ис до на вз у о с в'.split(
  ' ',
)
/** A verb of its own, or one whose prefix leaves next to nothing of it. */
const FUTURE_ITSELF =
  /^(?:(?:с|пере|вы|от|раз|соз|воссоз|под|за|из|про|по|в)?да(?:ст|дут|дим)|(?:реш|пуст|верн|куп|законч|стан|брос)(?:ит|ет|ят|ат|ут|им|ем)|при[мд](?:ет|ут|ем)|(?:поменя|выровня)(?:ет|ют|ем)|состоится|состоятся)$/u

const ENDING = /(?:[ие]т|ят|[чшщж]ат|[ую]т|[ие]м)$/u
/** «Приводит», «выносит», «предстоит», «подлежит», «содержит». */
const LASTING =
  /(?:вод|воз|нос|ход|езж|лаз|сто|леж|содерж|ожид|позвол|продолж|стремл?|завис)(?:ит|ят|ат|им)$/u
/** «Обслуживает», «подаёт», «расчищаем»; but «сделает», «откачает»: these have it without a prefix too. */
const IN_A = /[ая](?:ет|ют|ем)$/u
const OWN_A = /^(?:дела|работа|копа|кача|лата|счита|чита|лома|слуша|черпа|мота)(?:ет|ют|ем)$/u
/** «Контролирует», «участвует»; but «отремонтирует», «согласуем». */
const IN_UJ = /у(?:ет|ют|ем)$/u
const LASTING_UJ =
  /ству(?:ет|ют|ем)$|^(?:след|совет|польз|исполь|страх|проект|прогноз|програм|протест|провоц|опер|ориент|оптим|стимул|сигнал|субсид|сертиф|систем)/u
const BOTH_WAYS =
  /^(?:демонтиру|реконструиру|ликвидиру|обследу|организу|газифициру|оборуду|модернизиру|эвакуиру|локализу)/u
const IN_E = /[еи]е(?:ет|ют|ем)$|^(?:имеет|имеют|имеем|умеет|умеют|надеемся)$/u

/** They only begin as if with a prefix. */
const WITHOUT_PREFIX = new Set(
  `видит видят висит висят верит верят вредит вредят варит варят валит валят ведет ведут ведем везет везут везем
  возит возят водит водят владеет владеют растет растут следит следят следим служит служат строит строят строим смотрит
  смотрят судит судят светит светят спешит сидит сидят стоит стоят состоит состоят стремится стремятся ставит ставят
  становится садится сидим смотрим искрит считает считают считаем сверлит сверлят сушит сушат слышит слышат слышим солит учит учат учится учатся
  умеет умеют просит просят просим помнит помнят помним дорожит имеет имеют надеется надеются обещает обещают`.split(
    /\s+/u,
  ),
)
/** Nouns, pronouns, adjectives and short participles that end like a verb. */
const NO_VERB =
  /(?:[аяую]щ|[бвгдкс]ш|[еа]йш|тарш|[дтшжзньрх]н|ск|цк|[кгх])[ие]м$|(?:[ие]|[цч])ем$|(?:ием|телем|арем|менем|итет)$|[^шт]е?лет$|счет$|^(?:вдвоем|насовсем|секрет|портрет|запрет|сюжет|просвет|рассвет|подсчет|визит|профицит|водоем|уровнем|совсем|своем|своим|нашем|вашем|вашим|самим|синим|свежим|похожим|предпринят)$/u

/** Whether the word alone says that something will be done. */
export const isFutureVerb = rememberWords(readFutureVerb)

function readFutureVerb(word: string): boolean {
  const whole = word.toLowerCase().replaceAll('ё', 'е')
  const verb = whole.replace(/(?<=[тм])ся$/u, '')
  if (FUTURE_ITSELF.test(verb) || FUTURE_ITSELF.test(whole)) return true
  if (!ENDING.test(verb) || WITHOUT_PREFIX.has(whole) || WITHOUT_PREFIX.has(verb)) return false
  if (NO_VERB.test(verb) || LASTING.test(verb)) return false
  if (BOTH_WAYS.test(verb)) return true
  const prefix = PREFIXES.find((one) => verb.startsWith(one))
  if (!prefix) return false
  const stem = verb.slice(prefix.length)
  if (stem.replace(ENDING, '').length < 2) return false
  if (IN_A.test(verb)) return OWN_A.test(stem)
  if (IN_UJ.test(verb)) return !LASTING_UJ.test(verb) && /у(?:ет|ют|ем)$/u.test(stem)
  return !IN_E.test(verb)
}

const PRESENT = /(?:[иеё]т|[ая]т|[ую]т|[иеё]м)(?:ся)?$/u
const NO_PRESENT =
  /(?:[дтшжзньрх]н|щ|ск|[кгх])[ие]м$|(?:ием|телем|итет|вет|чет|нет|лет|[лрквмтс]ат|[чн]ем)$|^(?:всем|совсем|затем|этим|своим|нашим|вашим|своем|прием|объем|подъем|проем|бюджет|пакет|билет|кредит|лимит|институт|маршрут|минут|запрет|предмет|интернет|буфет)$/u

/** Something that goes on as it is: «принимают», «ведётся», «ждём». */
export const isLastingVerb = rememberWords(readLastingVerb)

function readLastingVerb(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('ё', 'е')
  if (lower.length < 4 || !PRESENT.test(lower) || NO_PRESENT.test(lower)) return false
  return !isFutureVerb(lower) && !/^буд[еу]/u.test(lower)
}

/** The fields of a promise from its sentence: who will do it and what. Pure. */
import { isFutureVerb } from './future-verb.ts'

const AGENCIES: readonly { stem: RegExp; name: string }[] = [
  { stem: /отдел(?:а|у|ом|е)?/u, name: 'отдел' },
  { stem: /комитет(?:а|у|ом|е)?/u, name: 'комитет' },
  { stem: /департамент(?:а|у|ом|е)?/u, name: 'департамент' },
  { stem: /управлени(?:е|я|ю|ем|и)/u, name: 'управление' },
  { stem: /министерств(?:о|а|у|ом|е)/u, name: 'министерство' },
  { stem: /предприяти(?:е|я|ю|ем|и)/u, name: 'предприятие' },
  { stem: /администраци(?:я|и|ю|ей)/u, name: 'администрация' },
  { stem: /служб(?:а|ы|е|у|ой)/u, name: 'служба' },
  // «В частном секторе» is a place.
  { stem: /(?<!частн[а-яё]{2,3}\s)сектор(?:а|у|ом|е)?/u, name: 'сектор' },
  { stem: /дирекци(?:я|и|ю|ей)/u, name: 'дирекция' },
  { stem: /учреждени(?:е|я|ю|ем|и)/u, name: 'учреждение' },
  { stem: /бригад(?:а|ы|е|у|ой)/u, name: 'бригада' },
  { stem: /компани(?:я|и|ю|ей)/u, name: 'компания' },
  { stem: /организаци(?:я|и|ю|ей)/u, name: 'организация' },
  { stem: /подрядчик(?:а|у|ом|е)?/u, name: 'подрядчик' },
]
/** «ООО «Лесной дом»», «Ильмень-Водоканал»: the name is not declined, or only at its end. */
const NAMED =
  /(?<![А-ЯЁа-яё])(?:(?:ООО|П?АО|ЗАО|МУП|ГУП|МП|М[БК]У|МАУ|Г[БК]У|ГО[БК]У|ТСЖ|ТСН|УК)\s*(?:[«"][^«»"]{1,80}[»"]+|[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)?))/u
const UTILITY =
  /(?<![А-ЯЁа-яё])(?<name>(?:[А-ЯЁ][а-яё]+-)?(?:[Вв]одоканал|[Гг]оргаз|[Тт]еплосет|[Ээ]лектросет|[Гг]орэлектросет))(?<end>[а-яё]*)/u
/** Who works, in the nominative or as whom it is done by: «дорожники приедут», «силами дорожников». */
const CREW =
  /(?<![а-яё])(?<name>дорожник|коммунальщик|энергетик|электрик|сантехник|газовик|ремонтник|специалист|строител|слесар|монтажник|дворник|плотник|кровельщик|аварийщик)(?<end>и|ы|ами|ов|ям?и|ей)(?![а-яё])/iu
/** «Мастера» are many only beside what they do; «вызов мастера» is of one. What stands between is whose they are: «мастера участка». */
const MASTERS =
  /(?<![а-яё])(?:силами\s+мастеров|мастерами|мастера(?<of>(?:\s+(?!завтра|сегодня|послезавтра|утра|вечера|дня)[а-яё]+(?:[аяыи]|ой|ей|[ое]го|ов|ств)){0,3})(?=(?:\s+(?:уже|завтра|сегодня|послезавтра|скоро))?\s+[а-яё]+[аяую]т(?:ся)?(?![а-яё])))/iu
/** «Дорожной службой»: an adjective of a feminine word is said as in «дорожная служба». */
const ADJECTIVE_BEFORE = /(?<![а-яё])(?<stem>[а-яё]{3,}н|управляющ)(?:ая|ой|ей|ую)\s+$/iu
const FEMININE = /[ая]$/u
/** What follows the name of an agency, in the genitive: «отдел дорог», «комитет жилищного хозяйства». */
const OF_WHAT = /^(?:\s+(?!до |к |в |на |по |с |и |не |за |телефон)[А-ЯЁа-яё«»-]+){0,3}/u
/** A verb or a day ends the name. */
const NOT_OF_WHAT = /\s+[а-яё]+(?:ет|ит|ут|ют|ат|ят|ил|ал|ила|или|али|ем|им|ён|ена|ено)(?![а-яё]).*$/u

export function findAgency(text: string): { name: string; words: string } | null {
  const named = NAMED.exec(text)
  if (named) return { name: named[0], words: named[0] }
  const utility = UTILITY.exec(text)
  if (utility?.groups) {
    const { name = '', end = '' } = utility.groups
    return { name: /[лз]$/u.test(name) ? name : `${name}ь`, words: `${name}${end}` }
  }
  return findUnit(text) ?? findCrew(text)
}

function findCrew(text: string): { name: string; words: string } | null {
  const masters = MASTERS.exec(text)
  if (masters) return { name: `мастера${masters.groups?.of ?? ''}`, words: masters[0] }
  const crew = CREW.exec(text)
  if (!crew?.groups) return null
  const { name = '' } = crew.groups
  return { name: `${name.toLowerCase()}${name.endsWith('т') ? 'ы' : 'и'}`, words: crew[0] }
}

function findUnit(text: string): { name: string; words: string } | null {
  for (const { stem, name } of AGENCIES) {
    const match = new RegExp(`(?<![а-яё])${stem.source}(?![а-яё])`, 'iu').exec(text)
    if (!match) continue
    const after = OF_WHAT.exec(text.slice(match.index + match[0].length))?.[0] ?? ''
    const ofWhat = after.replace(NOT_OF_WHAT, '')
    const kind = FEMININE.test(name) ? ADJECTIVE_BEFORE.exec(text.slice(0, match.index)) : null
    const adjective = kind ? `${kind.groups?.stem?.toLowerCase()}ая ` : ''
    return { name: `${adjective}${name}${ofWhat}`, words: `${kind?.[0] ?? ''}${match[0]}${ofWhat}` }
  }
  return null
}

/** Words that tie a sentence to the one before it, which the promise stands without. */
const LEADS =
  /^(?:поэтому|также|затем|потом|далее|после этого|кроме того|при этом|в связи с этим|и|а|но)(?:,\s*|\s+)/iu

/** What the author is greeted and thanked with, before a comma: it promises nothing. */
const GREETING =
  /^(?:(?:здравствуйте|добр(?:ый|ого|ое|ой)\s+(?:день|дня|вечер|вечера|утро|утра|ночи|времени\s+суток)|уважаем(?:ый|ая|ые)|спасибо|благодар(?:им|ю))(?![а-яё])[^,;]*,\s*)+/iu

/** «Сделаем», «всё выполним»: that something will be done, and not what. */
const EMPTY_DEED =
  /^(?:(?:это|вс[её]|е[её]|его|их|работ[ыу]|мы|и|постара[а-яё]+|обязательно)\s+)*(?:с?дела|выполн|законч|заверш|исполн|успе|управ|справ)[а-яё]+(?:\s+(?:это|вс[её]|работ[ыу]))?$/iu

/** Whether the words promise a deed without a word of what it is. */
export function isEmptyDeed(words: string): boolean {
  return EMPTY_DEED.test(words)
}

/** Whether a verb of the words says by itself what will be done. */
export function saysDeed(words: string): boolean {
  const said = words.match(/[а-яё]+/giu) ?? []
  return !isEmptyDeed(trimWords(words)) && said.some((word) => isFutureVerb(word) && !isEmptyDeed(word))
}

/** The clause of the day without the day and the agency, which have fields of their own. «На Школьной, 5» goes on. */
export function readWhat(sentence: string, day: string, agency: string): string {
  const clauses = sentence.split(/(?<=[,;])\s+(?!\d)|\s+[—–]\s+/u)
  const at = clauses.findIndex((clause) => clause.includes(day))
  const withoutDay = (words: string) => trimWords(withoutWords(withoutWords(words, day), agency))
  const own = withoutDay(clauses[at] ?? sentence)
  // «До 4 декабря, если позволит погода, заделаем яму»: the deed is elsewhere in the sentence.
  const isWhole = (own.split(' ').length > 1 && !isEmptyDeed(own)) || clauses.length === 1
  const before = clauses.slice(0, Math.max(at, 0))
  // «Заменим доску, сделаем до 4 декабря»: what will be done is said before, and the last verb adds nothing to it.
  const told = isEmptyDeed(own) && before.some(saysDeed) ? before : clauses.slice(0, at + 1)
  const whole = isWhole ? own : withoutDay(at > 0 ? told.join(' ') : own || sentence)
  const what = withoutGreeting(whole).replace(LEADS, '')
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1, 500)}`
}

/** A name after it goes along; `i` of the pattern would take any word for one. */
function withoutGreeting(words: string): string {
  const rest = words.replace(GREETING, '')
  return rest === words ? words : rest.replace(/^[А-ЯЁ][а-яё]+(?:\s+[А-ЯЁ][а-яё]+)?,\s+/u, '')
}

function withoutWords(text: string, words: string): string {
  return words === '' ? text : text.replace(words, ' ')
}

function trimWords(text: string): string {
  return text
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/[,;:]+(?=[,;:.!?])|\s+(?=\s)/gu, '')
    .replace(/^[\s,;:.—–-]+|[\s,;:.!?—–-]+$/gu, '')
}

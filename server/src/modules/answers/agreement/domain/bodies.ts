/** Whose a thing is or who does it, said in two ways: «устраняет водоканал» and «устраняет управляющая компания». Pure. */
import {
  clauseAt,
  isEither,
  isOfOther,
  type Matter,
  MOST_SAID,
  matterOf,
  sharesDeed,
  sharesThing,
} from './same-matter.ts'
import type { Disagreement, Told } from './terms.ts'

/** One body in its several names; a firm of another name is another one. */
const BODIES: readonly { name: string; words: string }[] = [
  { name: 'water', words: 'водоканал|водоснабжающ[а-яё]+ организац' },
  { name: 'heat', words: 'теплосет|теплоснабжающ|теплов[а-яё]+ (?:компани|сет)|(?<![а-яё])тгк|теплоэнерго' },
  {
    name: 'house',
    words:
      'управляющ[а-яё]+ (?:компани|организац)|управляйк|(?<![а-яё])(?:ук|тсж|тсн|жск)(?![а-яё])|товариществ',
  },
  {
    name: 'power',
    words: 'россет|электросет|энергосбыт|горэлектро|сетев[а-яё]+ (?:компани|организац)|энергетик',
  },
  { name: 'gas', words: 'газпром|горгаз|облгаз|газораспред|газовик' },
  { name: 'waste', words: 'региональн[а-яё]+ оператор|регоператор' },
  { name: 'capital', words: 'фонд[а-яё]* капитальн|(?<![а-яё])фкр(?![а-яё])' },
  { name: 'road', words: '[а-яё]*автодор|дорожн[а-яё]+ (?:служб|управлен|хозяйств|предприят)|дорожник' },
  { name: 'carrier', words: 'перевозчик|автоколонн|автопредприят|[а-яё]*автотранс' },
  { name: 'owner', words: 'собственник|застройщик|владел[еь]ц' },
  { name: 'social', words: 'соцзащит|социальн[а-яё]+ защит|соцфонд|пенсионн[а-яё]+ фонд' },
  { name: 'centre', words: '(?<![а-яё])мфц(?![а-яё])' },
  { name: 'clinic', words: 'поликлиник|больниц|минздрав' },
  { name: 'police', words: 'полици|гибдд|госавтоинспекц' },
  { name: 'vet', words: 'ветстанц|ветеринар' },
  { name: 'oversight', words: 'ростехнадзор|роспотребнадзор|жилинспекц|жилищн[а-яё]+ инспекц|прокуратур' },
  { name: 'region', words: 'министерств|департамент|правительств' },
  { name: 'municipality', words: 'администрац|муниципалитет|комитет|мэри|поселени' },
]
/** «ООО «Зоозащита»»: known by its name alone. */
const FIRM = '(?<firm>(?<![А-Яа-яё])(?:ООО|ОАО|АО|ПАО|МУП|ГУП|МБУ|МКУ|ГКУ|ГБУ)\\s«?[А-ЯЁ][А-Яа-яё-]+)'
const BODY = new RegExp([...BODIES.map(({ name, words }) => `(?<${name}>${words})`), FIRM].join('|'), 'giu')
/** Whose it is. */
const OWNS =
  /отвечает|ответственн(?:ость|ый|ая)|в (?:ведении|зоне ответственности|управлении|собственности)|на балансе|балансодержател|обслужива(?:ет|ют|ется)|содерж(?:ит|ат)(?:ся)?(?![а-яё])|содержани|принадлеж|относится к|находится (?:у|в|на) (?:ведени|баланс|собственност|обслуживани)|грейдиру|[—–]\s(?:это\s)?за\s/iu
/** Whoever is only asked, told or quoted does nothing. */
const ASKED =
  /обра(?:титесь|щайтесь|щаться|титься)|звоните|телефон|сообщил|по информации|согласно|по данным|направ(?:ил|лен)|переда(?:л|н)|запрос|совместно|поручен|договор с|контроль|на контроле/iu
const SENTENCE = /(?<=[а-яё»)]{3}[.!?…])\s+(?=[А-ЯЁ«])|[;\n]+/u

type Doing = { body: string; said: string; isOwning: boolean; matter: Matter }

/** `told` the newest first. */
export function compareBodies(text: string, told: readonly Told[]): Disagreement[] {
  const ours = listDoings(text)
  if (ours.length === 0) return []
  const theirs = told.flatMap(({ number, text: other }) =>
    listDoings(other).map((doing) => ({ ...doing, number })),
  )
  return ours.flatMap((doing): Disagreement[] => {
    const same = theirs.filter((one) => isSameRole(doing, one))
    const [last] = same
    if (!last || same.some(({ body }) => body === doing.body)) return []
    // Ours may be beside another one there that does the same.
    if (ours.some((one) => one.body === last.body && isSameRole(one, last))) return []
    return [{ kind: 'body', ours: doing.said, theirs: last.said, number: last.number }]
  })
}

/** Names of firms are what is compared. */
const withoutNames = (text: string) => text.replaceAll(/[«»]/gu, '')

function isSameRole({ matter: one, ...ours }: Doing, { matter: other, ...theirs }: Doing): boolean {
  if (isEither(withoutNames(one.text), withoutNames(other.text)) || isOfOther(one, other)) return false
  if (ours.isOwning && theirs.isOwning)
    return sharesThing(one, other) || one.things.length === 0 || other.things.length === 0
  return sharesDeed(one, other)
}

/** «МУП «Водоканал»» is the water body; a firm with no such name is known by its own. */
function bodyOfFirm(words: string): string {
  const known = BODIES.find((one) => new RegExp(one.words, 'iu').test(words))
  return known?.name ?? words.toLowerCase().replaceAll(/.*\s«?/gu, '')
}

function listDoings(text: string): Doing[] {
  const found = text
    .split(SENTENCE)
    .flatMap((sentence) => [...sentence.matchAll(BODY)].map((match) => ({ sentence, match })))
  return found.slice(0, MOST_SAID).flatMap(({ sentence, match }): Doing[] => {
    const clause = clauseAt(sentence, match.index)
    if (ASKED.test(clause)) return []
    const [kind = '', words = ''] =
      Object.entries(match.groups ?? {}).find(([, one]) => one !== undefined) ?? []
    const matter = matterOf([clause, sentence].map((one) => one.replaceAll(BODY, ' ')))
    const isOwning = OWNS.test(clause)
    if (!isOwning && matter.deeds.length === 0) return []
    const ending = /^[а-яё]*/iu.exec(sentence.slice(match.index + match[0].length))?.[0] ?? ''
    const body = kind === 'firm' ? bodyOfFirm(words) : kind
    return [{ body, said: `${match[0]}${ending}`, isOwning, matter }]
  })
}

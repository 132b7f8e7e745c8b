/** Whether two clauses speak of one matter: by the things they name and by what cannot be both. Pure. */
import { readClause } from '../../checklist/domain/subjects.ts'
import { isKnown, isSameThing, type Thing } from '../../checklist/domain/things.ts'

export type Matter = {
  text: string
  things: readonly Thing[]
  /** Beginnings of verbs, and of nouns where the verb only says that it is done: «выполнит откачку». */
  deeds: readonly string[]
  /** The clause itself names no thing: the sentence around it does. */
  isBorrowed: boolean
}

/** Nobody compares more terms, sums or bodies of one text than this. */
export const MOST_SAID = 12

/** A clause begins behind a comma where a word follows: «Школьной, 5» goes on. */
const CLAUSE_EDGE = /[,;]\s(?!\d)|\s[—–]\s|\s+(?:а|но)\s/giu

/** The clause that stands there; a dash before what is told of a thing cuts nothing off. */
export function clauseAt(sentence: string, at: number): string {
  const edges = [0, ...[...sentence.matchAll(CLAUSE_EDGE)].map(({ index }) => index), sentence.length]
  const start = edges.findLast((edge) => edge <= at) ?? 0
  const own = sentence.slice(start, edges.find((edge) => edge > at) ?? sentence.length)
  if (!/^\s[—–]/u.test(own)) return own
  const before = edges.findLast((edge) => edge < start) ?? 0
  return sentence.slice(before, start) + own
}

const DEED_LETTERS = 5
/** These verbs say that something is done, and not what. */
const LIGHT =
  /^(?:выполн|провод|провед|осущест|дела[ею]|сдела|вед[её]т|ведут|займ[её]т|занима|обеспеч|организ|планир|запланир|предусм|назнач|буд[еу]т|долж|обяза|начн|начин|приступ|заверш|законч|продолж|заканч|може|смож|сообща|информ)/u

/** Of the first of the texts that names a thing. */
export function matterOf(texts: readonly string[]): Matter {
  const [text = ''] = texts
  const read = texts.map(readWork)
  const own = read[0]
  const { nouns: things = [] } = read.find(({ nouns }) => nouns.length > 0) ?? {}
  const verbs = own?.verbs ?? []
  const named = things.map(({ stem }) => stem)
  const deeds = [
    ...verbs.filter((verb) => !LIGHT.test(verb)),
    ...(verbs.every((verb) => LIGHT.test(verb)) ? named : []),
  ]
  return {
    ...{ text, things, isBorrowed: things.length > 0 && (own?.nouns.length ?? 0) === 0 },
    deeds: deeds.map((word) => word.slice(0, DEED_LETTERS)),
  }
}

/** «Срок исполнения» names no thing. */
const NO_THING =
  /^(?:исполнен|завершен|окончан|выполнен|реализац|стади|этап|участ|квартал|сведен|информац|сообщен)/u

function readWork(text: string) {
  const { nouns, verbs } = readClause(text, true)
  return { verbs, nouns: nouns.filter(({ stem }) => !NO_THING.test(stem)) }
}

export function sharesDeed(one: Matter, other: Matter): boolean {
  const all = (matter: Matter) => [
    ...matter.deeds,
    ...matter.things.map(({ stem }) => stem.slice(0, DEED_LETTERS)),
  ]
  return (
    one.deeds.some((deed) => all(other).includes(deed)) || other.deeds.some((deed) => all(one).includes(deed))
  )
}

/** Each says what is done to what, and nothing of it is the same. */
export function isOfOtherWork(one: Matter, other: Matter): boolean {
  const isWhole = ({ things, deeds, isBorrowed }: Matter) =>
    things.length > 0 && deeds.length > 0 && !isBorrowed
  return isWhole(one) && isWhole(other) && !sharesThing(one, other) && !sharesDeed(one, other)
}

/** A thing of a known name tells more than a word that merely recurs. */
export function sharesThing(one: Matter, other: Matter): boolean {
  const known = [one, other].map(({ things }) => things.filter(isKnown)) as [Thing[], Thing[]]
  const [ours, theirs] = known.every((things) => things.length > 0) ? known : [one.things, other.things]
  return ours.some((thing) => theirs.some((two) => isSameThing(thing, two) || isNearly(thing.stem, two.stem)))
}

/** Both name things, and none of them is known to be the same. */
export function isOfOther(one: Matter, other: Matter): boolean {
  return one.things.some(isKnown) && other.things.some(isKnown) && !sharesThing(one, other)
}

/** «Скамеек» and «скамейки»: stems of one word may part near the end. */
function isNearly(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let same = 0
  while (same < shorter && one[same] === other[same]) same += 1
  return same >= 5 && same >= shorter - 2
}

/** Of each group a clause is about one, so two that name different ones speak of different matters. */
const EITHER: readonly (readonly RegExp[])[] = [
  [/льготн|со скидкой/iu, /без льгот|полн(?:ый|ая|ое|ого)|едины[йх]/iu],
  [/поверк/iu, /замен/iu, /установк/iu, /опломб/iu],
  [/частн[а-яё]+ (?:сектор|дом)|жил[а-яё]+ дом[а-яё]+ частн/iu, /многокварт|мкд/iu],
  [/наличн/iu, /(?<![а-яё])карт/iu],
  [/взросл/iu, /детск|ребён|ребен/iu],
  [/холодн|хвс/iu, /горяч|гвс/iu],
  [
    /проектн|проектирован|экспертиз/iu,
    /(?:строительн[а-яё]+|монтажн[а-яё]+) работ|строительств|сам(?:о|а|и)?\s+ремонт/iu,
  ],
  [/временн/iu, /постоянн|капитальн/iu],
  [/вывоз|вывез/iu, /(?<![а-яё])(?:рас|по)?чистк|очист|расчист/iu],
  [/посып|песк|реагент/iu, /вывоз|вывез|убер|уборк/iu],
  [/ямочн/iu, /капитальн/iu],
  [/траншe|раскоп|засып/iu, /асфальт|благоустр|газон/iu],
]

/** «Группа «Ромашка»» is not «Солнышко», and what was until September is not of October. */
const NAMED = /«[^»]{2,40}»/gu
const MONTHS =
  /(?<=\d\s|(?<![а-яё])(?:в|за|с|до|по)\s)(?:январ|феврал|март|апрел|ма[йяе](?![а-яё])|июн|июл|август|сентябр|октябр|ноябр|декабр)/giu

function areApart(one: string, other: string, pattern: RegExp): boolean {
  const [ours = [], theirs = []] = [one, other].map(
    (text): string[] => text.toLowerCase().match(pattern) ?? [],
  )
  return ours.length > 0 && theirs.length > 0 && !ours.some((words) => theirs.includes(words))
}

/** Of money: each is of its own time. */
export function isOfOtherTime(one: string, other: string): boolean {
  return areApart(one, other, MONTHS)
}

export function isEither(one: string, other: string): boolean {
  if (areApart(one, other, NAMED)) return true
  return EITHER.some((group) => {
    const [ours, theirs] = [one, other].map((text) => group.filter((words) => words.test(text)))
    return ours?.length && theirs?.length ? !ours.some((words) => theirs.includes(words)) : false
  })
}

/** A street or a house in the answer that is not the one asked about, as when a template was pasted. Pure. */
import { nameStreet, STREET, STREET_KINDS, streetKey } from '../../../text/index.ts'
import type { Disagreement } from './terms.ts'

export type AskedPlace = {
  street: string | null
  house: string | null
  /** All that the author wrote: what they name themselves is asked about. */
  words: string
}
type Mention = { key: string; kind: string | null; house: string | null; said: string }

const NAME = '([А-ЯЁ0-9][А-ЯЁа-яё0-9-]*(?:\\s[А-ЯЁ][а-яё-]+){0,2})'
const HOUSE =
  '(?:,?\\s*(?:д(?:ом|ома|ому|оме)?\\.?\\s*)?№?\\s?(\\d{1,4}(?:[/-]?[А-Яа-яё\\d]{1,3})?)(?![\\d.:]))?'
const MENTIONS = STREET_KINDS.map((kind) => ({
  kind,
  before: new RegExp(`(?<![А-Яа-яё])${kind.pattern}\\s*${NAME}${HOUSE}`, 'gu'),
  behind: new RegExp(`(?<![А-Яа-яё])${NAME}\\s${kind.pattern}(?![а-яё])${HOUSE}`, 'gu'),
}))
/** «Дома 15а по Берёзовой». */
const HOUSE_FIRST =
  /(?<![А-Яа-яё])д(?:ом(?:а|у|ом|е)?)?\.?\s?№?\s?(\d{1,4}(?:[/-]?[А-Яа-яё\d]{1,2})?)\s(?:по|на)\s(?:ул(?:иц[еы]|\.)?\s)?([А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?)/gu
/** Where an office stands. */
const OFFICE =
  /адрес[уа]?(?:\s|:)(?!.*(?:вод|свет|тепл|дом[ау]?\s))|приём|прием|кабинет|обра(?:титесь|щайтесь)|офис|звоните|телефон|каб\.|выда(?:ют|ётся|ется|ч)|с \d{1,2}(?::\d\d)? до \d/iu
/** Where a section begins and ends, a way around goes, or a thing stands that serves the place asked about. */
const ASIDE =
  /(?<![а-яё])(?:от|до|между|в сторону|на пересечении|угол|с выездом|параллельно|в границах|напротив|вместо|объезд[а-яё]*(?:\s(?:по|через))?|через|и|или|(?:котельн|насосн|подстанц|станци|филиал|отделени|пункт|поликлиник|школ|больниц|депо|склад|скважин|колонк|цтп|кнс|магистрал|коллектор|колодц)[а-яё]*(?:\s№?\s?\d+)?\s(?:на|по|у))\s*$/iu
const SENTENCE = /(?<=[а-яё»)]{3}[.!?…]|\d[.!?])\s+(?=[А-ЯЁ«])|\n+/u

const NUMBER = /\d{1,4}(?:[/-]?[А-Яа-яё\d]{1,3})?/gu
const MOST_MENTIONS = 30

/** `others`: what was told of the same place may name whatever is near it. */
export function comparePlaces(
  text: string,
  { street, house, words }: AskedPlace,
  others: readonly string[] = [],
): Disagreement[] {
  const own = [
    ...(street === null ? [] : [readAsked(street)]),
    ...listMentions(words),
    ...listBare(words),
  ].slice(0, MOST_MENTIONS)
  if (own.length === 0) return []
  const sentences = text.split(SENTENCE).filter((sentence) => !OFFICE.test(sentence))
  const said = sentences
    .flatMap((sentence) => [...listMentions(sentence), ...listHousesFirst(sentence, own)])
    .slice(0, MOST_MENTIONS)
  const known = [...own, ...others.flatMap((other) => listMentions(other).slice(0, MOST_MENTIONS))]
  const strange = said.filter((one) => !known.some((other) => isSameStreet(one, other)))
  const here = said.filter((one) => own.some((other) => isSameStreet(one, other)))
  const [first] = strange
  if (here.length === 0) return first ? [{ kind: 'place', ours: first.said, theirs: '', number: null }] : []
  const [other, second] = here.filter((one) => one.house !== null)
  if (house === null || !other?.house || second) return []
  // A list or a section of houses may hold the one asked about, and so may the author's own words.
  if (plain(other.house) === plain(house) || words.includes(other.house)) return []
  if (/^\s?(?:[–—-]|и|,|по)\s?\d/u.test(text.slice(text.indexOf(other.said) + other.said.length))) return []
  if ((text.match(NUMBER) ?? []).some((number) => plain(number) === plain(house))) return []
  return [{ kind: 'place', ours: other.said, theirs: '', number: null }]
}

/** «На Луговой»: residents leave the kind out. */
const BARE = /(?<![А-Яа-яё])(?:на|по|у|с)\s([А-ЯЁ][а-яё]+(?:ой|ей|ова|ева|ина|ому|ом))(?![а-яё])/gu

function listBare(words: string): Mention[] {
  return [...words.matchAll(BARE)].map(([said, name = '']) => ({
    key: keyOf(nameStreet(name, STREET)),
    kind: null,
    house: null,
    said,
  }))
}

function readAsked(street: string): Mention {
  const [read] = listMentions(street)
  return read ?? { key: keyOf(street), kind: kindOf(street), house: null, said: street }
}

/** A name alone is a street where the question says that it is one. */
function listHousesFirst(sentence: string, own: readonly Mention[]): Mention[] {
  return [...sentence.matchAll(HOUSE_FIRST)].flatMap(([said, house = null, name = '']) => {
    const mention = { key: keyOf(nameStreet(name, STREET)), kind: null, house, said }
    return own.some((one) => isSameStreet(one, mention)) ? [mention] : []
  })
}

/** A kind at the beginning of a sentence. */
const CAPITAL_KIND =
  /(?<![А-Яа-яё])(?:Улиц|Ул\.|Проспект|Переул|Бульвар|Площад|Микрорайон|Набережн|Проезд|Шоссе)/gu

function listMentions(words: string): Mention[] {
  const sentence = words.replaceAll(CAPITAL_KIND, (kind) => kind.toLowerCase())
  return MENTIONS.flatMap(({ kind, before, behind }) =>
    [...sentence.matchAll(before), ...sentence.matchAll(behind)].flatMap((match) => {
      const [said, name = '', house = null] = match
      if (ASIDE.test(sentence.slice(0, match.index))) return []
      return [{ key: keyOf(nameStreet(name, kind)), kind: kind.label, house, said: said.trim() }]
    }),
  )
}

/** Without the kind, which is often left out. */
const keyOf = (street: string) =>
  streetKey(street)
    .replaceAll(/(?<![а-я])(?:ул|пр|пер|наб|пл|мкр|ш|шоссе|бульвар|проезд)\.?(?![а-я])/gu, '')
    .trim()
const kindOf = (street: string) =>
  STREET_KINDS.find(({ label }) => street.toLowerCase().endsWith(` ${label}`))?.label ?? null

/** «Мира» and «Миру», «Садовая» and «Садовой»: the same beginning and an ending; a lane is no street. */
function isSameStreet(one: Mention, other: Mention): boolean {
  if (one.kind !== null && other.kind !== null && one.kind !== other.kind) return false
  const [ours, theirs] = [one.key, other.key].map((key) => key.replace(/[аеиоуыюяйь]{1,3}$/u, '')) as [
    string,
    string,
  ]
  return one.key === other.key || (ours.length >= 3 && ours === theirs)
}

const plain = (house: string) => house.toLowerCase().replaceAll(/[\s/-]/g, '')

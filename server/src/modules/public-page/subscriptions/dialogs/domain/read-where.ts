/** A place as people write it in a dialog: «Боровичи, дороги», «Боровичский округ, ул. Садовая, 5». Pure. */
import type { Directory } from '../../../../directory/index.ts'
import { readStreet } from '../../../../text/index.ts'
import { BOOK_DAYS, type FollowedQuery } from '../../followed-query.ts'

type Known = Pick<Directory, 'municipalities' | 'topicGroups'>
type Rest = Omit<FollowedQuery, 'place'>

/** Null: no place of ours. `part`: the place is ours, and something of what follows it cannot be read. */
export function readWhere(text: string, known: Known): FollowedQuery | { part: string } | null {
  const whole = text.trim().replace(/[.!]+$/u, '')
  if (/^книга(?:\s+вопросов)?$|^(?:the\s+)?book$/iu.test(whole)) return { ...NOTHING, place: BOOK_DAYS }
  const [first = '', ...others] = whole
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter(Boolean)
  const found = findPlace(first, known)
  if (!found) return null
  const rest = readRest([found.rest, ...others].filter(Boolean), known)
  return 'part' in rest ? rest : { place: found.code, ...rest }
}

const NOTHING: Rest = { group: '', street: '', house: '' }
const LONGEST_NAME = 4

/** The longest beginning that names a municipality or its centre; what follows it is the rest. */
function findPlace(text: string, { municipalities }: Known): { code: string; rest: string } | null {
  const words = text.split(/\s+/u)
  for (let count = Math.min(LONGEST_NAME, words.length); count > 0; count -= 1) {
    const name = plain(words.slice(0, count).join(' '))
    const named = name === '' ? null : findNamed(name, municipalities)
    if (named) return { code: named.code, rest: words.slice(count).join(' ') }
  }
  return null
}

/** Own names come before centres: a town may be the centre of the district around it. */
function findNamed(name: string, municipalities: Known['municipalities']) {
  return (
    municipalities.find((one) => [one.name, one.shortName].some((own) => plain(own) === name)) ??
    municipalities.find(({ centre }) => plain(centre) === name)
  )
}

function readRest(parts: readonly string[], { topicGroups }: Known): Rest | { part: string } {
  let rest = NOTHING
  for (const part of parts) {
    const group = findGroup(part, topicGroups)
    const named = group === null ? readStreetPart(part) : null
    const house = rest.street === '' ? null : readHouse(part)
    if (house !== null) rest = { ...rest, house }
    else if (group !== null) rest = { ...rest, group }
    else if (named !== null) rest = { ...rest, ...named }
    else return { part }
  }
  return rest
}

/** A word that begins one name of a group is enough: «дороги» for «Дороги и транспорт». */
function findGroup(part: string, groups: Known['topicGroups']): string | null {
  const said = plain(part)
  const exact = groups.find(({ name }) => plain(name) === said)
  if (exact) return exact.code
  const begun = said.length < 3 ? [] : groups.filter(({ name }) => plain(name).startsWith(said))
  return begun.length === 1 ? (begun[0]?.code ?? null) : null
}

const HOUSE = /^(?:дом|д\.?)?\s*(\d{1,4}\s?[а-яa-z]?(?:[/-]\d{1,4}[а-я]?)?)$/iu
const STREET_AND_HOUSE = /^(.*\p{L}.*?)\s+(?:дом\s+|д\.?\s*)?(\d{1,4}[а-яa-z]?(?:[/-]\d{1,4})?)$/iu

const readHouse = (part: string): string | null => HOUSE.exec(part)?.[1]?.replaceAll(' ', '') ?? null

function readStreetPart(part: string): Pick<Rest, 'street' | 'house'> | null {
  const [, street = '', house = ''] = STREET_AND_HOUSE.exec(part) ?? []
  if (street !== '' && readStreet(street) !== null) return { street, house }
  return readStreet(part) === null ? null : { street: part, house: '' }
}

/** Kinds of places tell none from another here: «г. Боровичи», «Боровичский район». */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/(?:^|\s)(?:г\.?|город|пгт|пос\.?|рп|городской|муниципальный|округ|район|р-н)(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Finds the street, the house and the object that a text names. What is not written is never guessed. */
import { nearBefore } from '../words/near.ts'
import { NO_MEASURE } from './measure.ts'
import { nameStreet, readNamedStreet, STREET, STREET_KINDS } from './street.ts'

export type Place = {
  settlement: string | null
  street: string | null
  house: string | null
  object: string | null
  /** The pieces of the text that say so, as written. */
  fragments: string[]
}
type Found = { value: string; fragment: string }
type StreetFound = { street: string; house: string | null; fragment: string }

// «5а», «5 А», «5 а, кв. 2»; but «5 в Старой Руссе» and «5 в подъезде» are house 5.
const HOUSE_LETTER =
  '(?:[а-вА-В](?![а-яё])|\\s[А-В](?![а-яё])|\\s[а-в](?!\\s?[А-Яа-яЁё])|\\s[аб](?=\\s(?:кв|под(?:\\.|ъезд)|корп|стр|к\\.))|\\sв(?=\\s(?:кв\\.?\\s?\\d|(?:под|корп|стр|к)\\.)))'
const HOUSE = `\\d{1,3}(?:${HOUSE_LETTER})?(?:\\s?[/–-]\\s?\\d{1,3}(?:[а-в](?![а-яё]))?)?(?:[\\s,]*(?:к|корп|корпус|стр)\\.?\\s?\\d{1,2})?`
const HOUSE_MARK = '(?:[\\s,]*(?:дом(?:а|у|е|ом)?|д)[\\s.]\\s?)'
const NAME_WORD = '(?:\\d{1,2}-(?:я|й|ой|го)\\s)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*'
const NAME = `${NAME_WORD}(?:\\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)?`
/** «8 Марта», «50 лет Октября», «40-летия Победы»: only behind the word «улица» is the number not a house. */
const NUMBERED_NAME = `\\d{1,3}(?:-летия)?\\s(?:лет\\s)?${NAME_WORD}`
const LOOSE_NAME = '[А-ЯЁа-яё]{4,}(?:-[А-ЯЁа-яё]+)?'
const TAIL = `(?:(?:\\s*,\\s*|\\s+|${HOUSE_MARK})${NO_MEASURE}(${HOUSE})(?![\\dа-яё]*(?:[.:]\\d| (?:час|мин|руб|дн|лет|год|раз|метр|суток|сут|недел|градус|числ))))?`
const ADJECTIVE_END = '(?:ая|яя|ую|юю|ой|ей|ый|ий|ое|ее|ом|ем|ому|ему|ого|его)'
const EDGE = '(?<![А-Яа-яёЁ\\d-])'

const BY_KIND = STREET_KINDS.map(({ pattern, label, gender }) => ({
  label,
  gender,
  kindFirst: new RegExp(`${EDGE}${pattern}\\s+(${NAME}|${NUMBERED_NAME})${TAIL}`, 'u'),
  looseName: new RegExp(`${EDGE}${pattern}\\s+(${LOOSE_NAME})${TAIL}`, 'u'),
  nameFirst: new RegExp(`${EDGE}(${NAME_WORD}(?<=${ADJECTIVE_END}))\\s${pattern}(?![а-яё])${TAIL}`, 'u'),
}))
/** «На Поперечной 8-14», «Ломоносова 12 к1»: without the word «улица» the ending has to look like that of a street. */
const FIRST_OF_TWO =
  '(?:(?<=(?:^|[\\s(])(?:[Нн]а|[Пп]о|[Уу]|[Вв]доль|[Сс])\\s)[А-ЯЁ][а-яё]+(?:их|ых|ой|ей|ого|ия|ла)\\s(?=[А-ЯЁ]))?'
const BARE_STREET = new RegExp(
  `${EDGE}(${FIRST_OF_TWO}(?:[А-ЯЁ][а-яё]+-)?${NAME_WORD.replace('[а-яё]+', '[а-яё]*(?:ая|яя|ой|ей|ую|ова|ева|ёва|ина|ына|ого|его|ых|их|цев|ев|ов)')})${TAIL}`,
  'gu',
)
const NOT_A_STREET =
  /^(?:как|так|как[оа]|друг|перв|втор|трет|кажд|мо[йея]|сво|тво|наш|ваш|добр|област|районн|город|центральн.. (?:район|рынок)|скор|горяч|холодн|управляющ|новгородск|хвойн|мал[оа]й? виш|стар[оа][яйй]|велик|родильн|детск|школьн[а-я]* автоб|сегодня|завтра|спасиб|здоров|уважаем|больш[оа][яй] виш|чист|котор|люб[оа]|вс[еёя]|иде|буде|люде|дете|стаей|част|многих|эт[оа]|сам|скольк|нов[оа]|пожар|канализац|бездомн|бродяч)/iu
const HOUSE_ONLY = new RegExp(
  `${EDGE}(?:дом(?:а|у|е|ом)?|д\\.)\\s?(?:№\\s?)?${NO_MEASURE}(${HOUSE})(?![\\dа-яё])`,
  'u',
)

const OBJECTS: [pattern: RegExp, label: string][] = [
  [/(?:детск[а-я]+ сад[а-я]*|садик[а-я]*|д\/с)\s*(?:№\s*|номер\s*)?(\d{1,3})?/iu, 'детский сад'],
  [/(?<![а-яё])(?:школ(?:а|ы|е|у|ой)|шк\.)\s*(?:№\s*|номер\s*)?(\d{1,3})?(?![а-яё])/iu, 'школа'],
  [/гимнази[а-я]+\s*(?:№\s*)?(\d{1,3})?/iu, 'гимназия'],
  [/(?<![а-яё])лице(?:й|я|е|ю)\s*(?:№\s*)?(\d{1,3})?/iu, 'лицей'],
  [/поликлиник[а-я]+\s*(?:№\s*)?(\d{1,3})?/iu, 'поликлиника'],
  [/больниц[а-я]*\s*(?:№\s*)?(\d{1,3})?/iu, 'больница'],
  [/(?<![а-яё])фап[а-я]{0,2}(?![а-яё])/iu, 'ФАП'],
  [/остановк[а-я]+\s*«([^»]{2,40})»/iu, 'остановка'],
  [/дом[а-я]* культуры|(?<![а-яё])дк(?![а-яё])/iu, 'дом культуры'],
  [/автовокзал[а-я]*/iu, 'автовокзал'],
  [/стадион[а-я]*/iu, 'стадион'],
  [/кладбищ[а-я]+/iu, 'кладбище'],
]

/** The line that the form writes under the words, with what the author chose and typed as the place. */
const CHOSEN_LINE = /(?:^|\n)(?:Место|Place): [^\n]*(?:\n(?:Тема|Topic): [^\n]*)?$/u

/** Finds where that line begins; null when the text has none. */
export function findChosenLine(text: string): number | null {
  return CHOSEN_LINE.exec(text)?.index ?? null
}

/** `chosenAt`: see `findChosenLine`. The street of that line is meant by the words above it too. */
export function findPlace(
  text: string,
  settlement: { name: string; fragment: string } | null,
  chosenAt: number | null = null,
): Place {
  const [line = ''] = chosenAt === null ? [] : text.slice(chosenAt).trim().split('\n')
  const street = findStreet(line) ?? findStreet(text)
  const isChosen = street !== null && chosenAt !== null && text.indexOf(street.fragment) >= chosenAt
  const house = isChosen && !street.house ? findOnlyHouse(text) : findOwnHouse(text, street)
  const object = findObject(text)
  const fragments = [settlement?.fragment, street?.fragment, house?.fragment, object?.fragment]
  return {
    settlement: settlement?.name ?? null,
    street: street?.street ?? null,
    house: street?.house ?? house?.value ?? null,
    object: object?.value ?? null,
    fragments: fragments.filter((fragment) => fragment !== undefined),
  }
}

/** When the street is given apart, «у дома 24» in the words is a house of it, if no other house is named. */
function findOnlyHouse(text: string): Found | null {
  const house = findHouse(text)
  if (!house) return null
  const rest = text.replace(house.fragment, ' ')
  return findHouse(rest) ? null : house
}

/** «У дома 5 на Минеральной улице»: before a street only the house counts that stands right before it. */
function findOwnHouse(text: string, street: StreetFound | null): Found | null {
  const house = street?.house ? null : findHouse(text)
  if (!house || !street) return house
  const between = text.slice(
    text.indexOf(house.fragment) + house.fragment.length,
    text.indexOf(street.fragment),
  )
  return /^,?\s+(?:(?:на|по)\s+)?$/u.test(between) ? house : null
}

/** Reads words that are known to be the name of a street, as a notice of works has them. Null when they are not. */
export function readStreet(words: string): string | null {
  const named = readNamedStreet(words)
  if (named !== null) return named
  const asked = `${words.trim()}, 1`
  const found = findStreet(asked.charAt(0).toUpperCase() + asked.slice(1))
  return found?.fragment.length === asked.length ? found.street : null
}

function findStreet(text: string): StreetFound | null {
  for (const { label, gender, kindFirst, nameFirst, looseName } of BY_KIND) {
    const match = kindFirst.exec(text) ?? nameFirst.exec(text) ?? findLoose(looseName, text)
    const name = match?.[1]
    if (!match || !name || NOT_A_STREET.test(name) || /^(?:не|где|нет|без)/iu.test(name)) continue
    return {
      street: nameStreet(name, { label, gender }),
      house: tidyHouse(match[2]),
      fragment: match[0].trim(),
    }
  }
  for (const match of text.matchAll(BARE_STREET)) {
    const [fragment, name = '', house] = match
    const isAfterOn = /(?:^|[\s(])(?:на|по|у|вдоль|с)\s$/iu.test(nearBefore(text, match.index))
    if (NOT_A_STREET.test(name) || (!house && !isAfterOn)) continue
    if (!house && !/(?:ой|ей|ова|ева|ина)$/u.test(name)) continue
    return { street: nameStreet(name, STREET), house: tidyHouse(house), fragment: fragment.trim() }
  }
  return null
}

/** A name in small letters needs a house or the ending of a street: «улице стоят лужи» names none. */
function findLoose(pattern: RegExp, text: string): RegExpExecArray | null {
  const match = pattern.exec(text)
  const isNamed = match?.[2] !== undefined || /(?:ая|ой|ова|ева|ина|ского|цкого)$/u.test(match?.[1] ?? '')
  return isNamed ? match : null
}

function findHouse(text: string): Found | null {
  const match = HOUSE_ONLY.exec(text)
  const value = tidyHouse(match?.[1])
  return match && value ? { value, fragment: match[0].trim() } : null
}

function findObject(text: string): Found | null {
  for (const [pattern, label] of OBJECTS) {
    const match = pattern.exec(text)
    if (!match) continue
    const [fragment, detail] = match
    const suffix = detail === undefined ? '' : /^\d/.test(detail) ? ` № ${detail}` : ` «${detail}»`
    return { value: `${label}${suffix}`, fragment: fragment.trim() }
  }
  return null
}

/** Spells a house one way, so that one house is one place: «12 А» is «12а». */
function tidyHouse(house: string | undefined): string | null {
  return house
    ? house
        .replace(
          /(\d)\s?([а-в])(?![а-яё])/iu,
          (_all, digit: string, letter: string) => digit + letter.toLowerCase(),
        )
        .replace(/\s*([/–-])\s*/u, '$1')
        .replaceAll(/[\s,]+/gu, ' ')
        .trim()
    : null
}

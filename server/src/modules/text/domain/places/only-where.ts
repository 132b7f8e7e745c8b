/** Tells a text that says only where something is, «второй подъезд», «Мира 12, кв 5», from one that says what has happened. */
import { findStreets } from './spans/streets/find-streets.ts'

/** An address has few words; a longer text says something, whatever its words. */
const MOST_WORDS = 16
const LONGEST = 200
const WORD = /\p{L}+(?:-\p{L}+)*/gu
const whole = (words: string) => new RegExp(`^(?:${words.trim().replaceAll(/\s+/g, '|')})$`, 'u')
const stems = (words: string) => new RegExp(`^(?:${words.trim().replaceAll(/\s+/g, '|')})\\p{L}{0,3}$`, 'u')

/** Parts of an address and of a yard, what one finds the way by, and which of several. */
const NAMED = stems(`
  дом подъезд этаж квартир корпус строени литер секци парадн двор улиц улочк проспект переул[о]?к площад квартал сектор блок
  микрорайон район посел[о]?к поселени деревн сел город хутор станци участ[о]?к кооператив общежит общаг комнат кабинет
  остановк магазин школ сад садик детсад гимнази лице больниц поликлиник аптек почт рынк рынок вокзал автовокзал парк сквер
  стадион церк церков храм мост перекрест[о]?к площадк стоянк парковк клуб библиотек кафе банк администраци завод фабрик депо
  гараж забор ворот шлагбаум калитк фонтан алле трасс дорог километр кольц кольцо развилк поворот съезд спуск переезд переход
  берег рек речк пруд озер овраг кладбищ колонк контейнер контейнерн мусорк помойк подвал чердак лифт окн балкон крыльц арк
  сторон торц торец вход конц конец начал середин угл угол уголк точк указател адрес трансформаторн будк подстанц столб
  перв втор трет[ь]? четверт пят шест седьм восьм девят десят последн крайн средн четн нечетн
  лев прав соседн ближн ближайш дальн верхн нижн противоположн северн южн восточн западн центральн главн частн жил детск обратн
  двадцат тридцат сорок пятьдесят шестьдесят семьдесят восемьдесят девяност[о]? сто двест[и]? один дв[ае] тр[и] четыр пят[ь] шест[ь] сем[ь] восем[ь] девят[ь] десят[ь]
`)
const LITTLE = whole(`
  ул д дм кв п пд под эт корп к стр пр пр-т пр-кт просп пер пл мкр мкрн наб б-р ш г с дер пос р-н х обл снт днт жк тц трц дк мфц
  и или а на в во по у за от до со из для под над возле около рядом напротив между вдоль через перед не же если
  где что как там тут здесь вот это этот эта то тот та те который которая которые такой весь вся всю все всем всего всей целый только
  наш наша наше нашем нашей нашего мой моя моего моей у нас меня мы я сразу прямо прям направо налево слева справа внизу вверху
  ближе дальше чуть тоже еще уже сам самый самого номер ну да нет ага ой точнее правильно именно примерно живу живем находится стоит смотреть
  ехать идти указал указала писал писала написал написала забыл забыла извините ошибся ошиблась опечатался опечаталась
  добрый день вечер утро здравствуйте спасибо благодарю пожалуйста заранее ответили й ый ий ая ой го ом м а б в г
`)
/** «Д. Ключи», «магазин Магнит», «стадион Труд»: what is named so. */
const NAME =
  /(?<!\p{L})(?:дер|деревн\p{L}|сел[оае]|пос(?:[её]л(?:ок|к)\p{L}{0,2})?|город\p{L}?|район\p{L}?|снт|жк|магазин\p{L}{0,2}|остановк\p{L}|парк\p{L}?|стадион\p{L}?|кафе|рынк\p{L}|мост\p{L}?|сад\p{L}?|[сдпг](?=\.))\.?\s(?:через\s)?[«"]?\p{Lu}\p{L}+(?:\s?-\p{L}+)*[»"]?/gu
/** «Щорса 19», «лермонтова, 2»: in an answer the word «улица» is left out. */
const HOUSE = /(?<!\p{L})\p{L}{3,}(?:[оеи]й|[аы]я|а|я|ы|их|ых),?\s(?:д\.?\s?|дом\s)?\d{1,3}(?![\d:%.])/gu

/** Gives what a text says beside where it is, in lower case without «ё»; null when it is too long for an answer to «где?». */
export function wordsBesideWhere(text: string): { words: string[]; namesPlace: boolean } | null {
  if (text.length > LONGEST) return null
  const streets = findStreets(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  )
  const rest = streets.replaceAll(NAME, ' ').replaceAll(HOUSE, ' ').toLowerCase().replaceAll('ё', 'е')
  const words = rest.match(WORD) ?? []
  if (words.length > MOST_WORDS) return null
  return {
    words: words.filter((word) => !NAMED.test(word) && !LITTLE.test(word)),
    namesPlace: /\d/.test(rest) || rest.length < text.length || words.some((word) => NAMED.test(word)),
  }
}

export function saysOnlyWhere(text: string): boolean {
  const beside = wordsBesideWhere(text)
  return beside?.namesPlace === true && beside.words.length === 0
}

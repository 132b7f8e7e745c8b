/**
 * Places of a text that wait for words: «{срок}», «[адрес]», «<кто делает>», «___», «ХХ.ХХ.». A resident must not read them.
 * Brackets of a network («[id1|Анна]»), of an editor («[так в тексте]»), of a link, and what is cut out of a quotation
 * («Работы <…> завершены») are ordinary. Pure.
 */

/** Braces stand in no letter, so whatever is in them is a place; the words of a claim are a sentence long. */
const BRACES = /\{[^{}]{1,400}\}/gu

const SQUARE = /\[(?:\s*[а-яё]+(?:[ ,/-]+[а-яё]+){0,5}\s*|\s*)\](?!\()/giu
const BY_EDITOR = /^\[\s*(?:так|sic|сокращено|купюра|прим|орфография|пунктуация|выделено|неразборчиво)/iu
const ANGLE = /<\s*(?:…|\.{3}|[а-яё][^<>\n]{0,60}?)\s*>/giu
/** A name of an account may hold them between letters. */
const UNDERLINE = /(?<![\p{L}\p{N}_/@.:-])_{2,}(?![\p{L}\p{N}_])|(?<=(?<![\p{L}\p{N}_/@.:-])[а-яё]+)_{3,}/giu
const FIGURES =
  /(?<![\p{L}\p{N}])(?:[хx]{2,}(?:[.:/-]+(?:[хx]{2,}|\d{2,4}))+\.?|\d{1,4}(?:[.:/-]\d{1,3})*[.:/-][хx]{2,}(?:[.:/-][хx]{2,})*\.?)(?![\p{L}\p{N}])/giu
const OF_DAY = /(?<!\p{L})(?:дд[./-]мм(?:[./-]г{2,4})?|мм[./-]г{2,4}|чч[.:]мм)(?!\p{L})/giu
/** «ХХ века» is a number of Rome, «ХХ декабря» and «дом ХХ» are not. */
const LONE =
  /(?<!\p{L})[хx]{2,}(?=\s+(?:январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр|числ|час|мин|руб|дн[яе]|ден|сут))|(?<=(?:№|(?<!\p{L})(?:д|кв|тел|ул|каб)\.|(?<!\p{L})(?:дом|дома|доме|номер|телефон[ау]?|квартир[аые])(?!\p{L})):?\s*)[хx]{2,}(?!\p{L})/giu

const SOFT = [SQUARE, ANGLE, UNDERLINE, FIGURES, OF_DAY, LONE]

const QUOTED = /«[^«»]{1,600}»|"[^"\n]{1,600}"|“[^”\n]{1,600}”/gu
/** «ООО «[название]»» waits for words, a sentence of somebody else is as it was written. */
const WORDS_OF_QUOTATION = 3

/** In the order of the text, each once; of one within another the outer. */
export function findPlaceholders(text: string): string[] {
  const quoted = quotedIn(text)
  const soft = SOFT.flatMap((pattern) => [...text.matchAll(pattern)]).filter(
    ({ index, 0: found }) => !BY_EDITOR.test(found) && quoted[index] !== 1,
  )
  const all = [...text.matchAll(BRACES), ...soft].toSorted(
    (one, other) => one.index - other.index || other[0].length - one[0].length,
  )
  const found = new Set<string>()
  let end = 0
  for (const { index, 0: place } of all) {
    if (index < end) continue
    end = index + place.length
    found.add(place)
  }
  return [...found]
}

/** What is said already: a stop behind a place ends what stands before it. */
export function withoutPlaces(text: string, places: readonly string[]): string {
  return places
    .reduce((rest, place) => rest.replaceAll(place, '\ue000'), text)
    .replaceAll(/[ \u00a0]*\ue000/gu, '')
}

/** A bit for each letter that somebody else is quoted with. */
function quotedIn(text: string): Uint8Array {
  const bits = new Uint8Array(text.length)
  for (const { index, 0: quoted } of text.matchAll(QUOTED)) {
    const own = SOFT.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), quoted)
    const words = own.match(/\p{L}{2,}/gu) ?? []
    if (words.length >= WORDS_OF_QUOTATION) bits.fill(1, index, index + quoted.length)
  }
  return bits
}

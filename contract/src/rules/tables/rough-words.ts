/**
 * Words of a search in a row of a table: as they are, and with the slips of a hand, which are looked for only where nothing
 * is found as it is. A slip: a letter too many, too few, another one, two that changed places, the other layout. Pure.
 */
const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
const BY_KEY = new Map([...LATIN_KEYS].map((key, place) => [key, RUSSIAN_KEYS[place] ?? key]))
/** A shorter word is too like others to be guessed. */
const ONE_SLIP_FROM = 4
const TWO_SLIPS_FROM = 8

/** Rows that have every word somewhere, in any order; if there are none, those that have them with slips. */
export function findRows<Row>(rows: readonly Row[], words: string, textOf: (row: Row) => string): Row[] {
  const asked = wordsOf(words)
  if (asked.length === 0) return [...rows]
  const exact = rows.filter((row) => {
    const text = fold(textOf(row))
    return asked.every((word) => text.includes(word))
  })
  if (exact.length > 0) return exact
  return rows.filter((row) => {
    const [text, own] = [fold(textOf(row)), wordsOf(textOf(row))]
    return asked.every((word) => text.includes(word) || own.some((one) => isNearly(one, word)))
  })
}

/** As typed with the other layout: «bdfyjd» is «иванов». */
export function inOtherLayout(word: string): string {
  return [...word.toLowerCase()].map((key) => BY_KEY.get(key) ?? key).join('')
}

function isNearly(own: string, asked: string): boolean {
  const typed = inOtherLayout(asked)
  if (typed !== asked && own.startsWith(fold(typed))) return true
  const slips = asked.length >= TWO_SLIPS_FROM ? 2 : asked.length >= ONE_SLIP_FROM ? 1 : 0
  // Of a longer word its beginning is meant.
  return slips > 0 && [0, 1, -1].some((more) => isWithin(own.slice(0, asked.length + more), asked, slips))
}

/** Damerau's distance, rows of three. */
function isWithin(one: string, two: string, most: number): boolean {
  if (Math.abs(one.length - two.length) > most) return false
  let [before, last]: number[][] = [[], Array.from({ length: two.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= two.length; j += 1) {
      const cost = one[i - 1] === two[j - 1] ? 0 : 1
      const plain = Math.min((last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last?.[j - 1] ?? 0) + cost)
      const isSwapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]
      row.push(isSwapped ? Math.min(plain, (before?.[j - 2] ?? 0) + 1) : plain)
    }
    before = last
    last = row
  }
  return (last?.[two.length] ?? most + 1) <= most
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[\s«»"().,]+/)
    .filter(Boolean)
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

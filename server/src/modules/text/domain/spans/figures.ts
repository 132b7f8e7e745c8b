/** Writes numbers that a text says in words as figures, so that one rule reads «дом пять» and «дом 5». */
export type Figures = {
  text: string
  /** Where a place of the new text stands in the old one. */
  toOld: (at: number) => number
}

const ONES = 'один два три четыре пять шесть семь восемь девять'.split(' ')
const TEENS =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  )
const TENS = 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ')
const ORDINAL_ONES = 'перв втор трет четв[её]рт пят шест седьм восьм девят'.split(' ')
const ORDINAL_TEENS =
  'десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат'.split(
    ' ',
  )
const ORDINAL_TENS = 'двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност'.split(' ')

const WORDS: readonly [string, number][] = [
  ...ONES.map((word, at): [string, number] => [word, at + 1]),
  ...TEENS.map((word, at): [string, number] => [word, at + 10]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ...(['сто', 'двести', 'триста'] as const).map((word, at): [string, number] => [word, (at + 1) * 100]),
]
const CARDINALS = new Map(WORDS)
const ENDS = '(?:ый|ой|ий|ая|ья|ую|ью|ом|ем|ьем|ого|его|ьего|ой|ей|ьей)'
const ORDINALS: readonly [RegExp, number][] = [
  ...ORDINAL_ONES.map((stem, at): [string, number] => [stem, at + 1]),
  ...ORDINAL_TEENS.map((stem, at): [string, number] => [stem, at + 10]),
  ...ORDINAL_TENS.map((stem, at): [string, number] => [stem, (at + 2) * 10]),
].map(([stem, value]) => [new RegExp(`^${stem}${ENDS}$`, 'u'), value])

const ONE = [...CARDINALS.keys()].join('|')
const SPOKEN = `(?<!\\p{L})(?:(?:${ONE})\\s){0,2}(?:(?:${ONE})(?!\\p{L})|(?:${[...ORDINAL_ONES, ...ORDINAL_TEENS, ...ORDINAL_TENS].join('|')})${ENDS}(?!\\p{L}))`
const NUMBER = new RegExp(SPOKEN, 'giu')
const NUMBER_HERE = new RegExp(SPOKEN, 'iuy')

/** The number that is said in words right here: «сто восемь». */
export function readSpokenNumber(text: string, at: number): { value: number; end: number } | null {
  NUMBER_HERE.lastIndex = at
  const words = NUMBER_HERE.exec(text)?.[0]
  return words ? { value: readNumber(words), end: at + words.length } : null
}

/** Null: no number is said in words. */
export function writeFigures(text: string): Figures | null {
  const shifts: { at: number; by: number }[] = []
  let shift = 0
  const written = text.replaceAll(NUMBER, (words: string, at: number) => {
    const figures = String(readNumber(words))
    shift += words.length - figures.length
    shifts.push({ at: at + words.length - shift, by: shift })
    return figures
  })
  if (shifts.length === 0) return null
  const toOld = (at: number) => at + (shifts.findLast((known) => known.at <= at)?.by ?? 0)
  return { text: written, toOld }
}

function readNumber(words: string): number {
  return words
    .toLowerCase()
    .split(/\s/u)
    .reduce((sum, word) => {
      const value = CARDINALS.get(word) ?? ORDINALS.find(([pattern]) => pattern.test(word))?.[1] ?? 0
      return sum + value
    }, 0)
}

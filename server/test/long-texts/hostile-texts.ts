/** Texts that somebody may write to keep whoever reads them busy. */

/** The text at this length. */
export type Hostile = { name: string; of: (length: number) => string }

const CUES = [
  'кто? |когда |сколько |сколько стоит |почему\n|где, |за |и |не |на яме |сделаем завтра, |в ближайшее время ',
  'до 12 |12.03 |12:00 |января |рассмотрено, |ул. Мира 5, |дом 1 |кв. 12, Гусева |ваш кв. 1 |паспорт|{имя} ',
  'Иванов |Иванов-|А. |А.А. |А А |Анна Ивановна |врач |врач Иванов и |Иванов и |врачи Иванов и Петрова, ',
  'На площади «Иван Петров и Ко» Анна, |говорят, что |В городе, говорят, |правда ли |школу закроют |спасибо ',
  'с уважением |#эфир |a@mail.ru |http://a |[id1,а] |8 800 |+7 (816) 12-',
].flatMap((cues) => cues.split('|'))
const MARKS = [
  ', . … ! ? ; ( ) « » " „ - — * # @ 1 а А ё a a-а 1, 12- 12. Аб а- aа хах \u0301 😀 \u200d'.split(' '),
  [' ', '\n', ' \n', '\t', ', ', '. ', '? ', ' - ', ' — ', '1 ', 'а ', 'Аб ', 'Аб, '],
].flat()

/** Another word each time. */
const DISTINCT: readonly ((word: string) => string)[] = [
  (word) => `снег${word}, `,
  (word) => `на яме${word} `,
  (word) => `Аб${word} `,
  (word) => `{${word}} `,
  (word) => `${word}@mail.ru `,
  (word) => `Здравствуйте, А${word}! `,
  (word) => `кто за ${word}у и ${word}ы? `,
  (word) => `«${word}» `,
]

const half = (length: number) => Math.floor(length / 2)
const NESTED: readonly Hostile[] = [
  { name: 'a list, then asks', of: (length) => `${list(half(length))}. ${repeated('кто? ', half(length))}` },
  { name: 'nested quotes', of: (length) => '«'.repeat(half(length)) + '»'.repeat(half(length)) },
  { name: 'a long name', of: (length) => `Здравствуйте ${repeated('а', length - 14)}1` },
  { name: 'spaces in the midst', of: (length) => `а${' '.repeat(length - 2)}а` },
  { name: 'stops in the midst', of: (length) => `а${'.'.repeat(length - 2)}а` },
]

/** `more`: other words to repeat. */
export function hostileTexts(more: readonly string[] = []): Hostile[] {
  const repeats = [...CUES, ...MARKS, ...more].map((cue) => ({
    name: cue,
    of: (length: number) => repeated(cue, length),
  }))
  const distinct = DISTINCT.map((write) => ({
    name: write('…'),
    of: (length: number) => others(write, length),
  }))
  return [...repeats, ...distinct, ...NESTED]
}

function repeated(cue: string, length: number): string {
  return cue.repeat(Math.ceil(length / cue.length)).slice(0, length)
}

const list = (length: number) => others((word) => `снег${word}, `, length)

function others(write: (word: string) => string, length: number): string {
  const LETTERS = 'абвгдежзиклмнопрст'
  let text = ''
  for (let number = 0; text.length < length; number += 1) {
    const digits = [...number.toString(LETTERS.length)].map(
      (digit) => LETTERS[Number.parseInt(digit, LETTERS.length)],
    )
    text += write(digits.join(''))
  }
  return text.slice(0, length)
}

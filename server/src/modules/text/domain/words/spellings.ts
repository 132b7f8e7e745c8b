/** A word as it may have been meant: as typed, in the other layout of the keyboard, or from Latin letters. */
const LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю'
const BY_KEY = new Map([...LATIN_KEYS].map((key, place) => [key, RUSSIAN_KEYS[place] ?? key]))

const SOUNDS: readonly (readonly [latin: string, russian: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['yo', 'ё'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ...[...'abvgdeziyklmnoprstufhcj'].map(
    (letter, place) => [letter, 'абвгдезийклмнопрстуфхцй'[place] ?? ''] as const,
  ),
]
const ENDING_IY = /[yi]y$|iy$/

export function spellings(word: string): string[] {
  if (!/^[a-z[\];',.`-]+$/i.test(word)) return [word]
  const low = word.toLowerCase()
  const typed = [...low].map((key) => BY_KEY.get(key) ?? key).join('')
  return [word, typed, fromSounds(low.replace(ENDING_IY, 'ij'))]
}

function fromSounds(word: string): string {
  let rest = word
  let read = ''
  while (rest !== '') {
    const sound = SOUNDS.find(([latin]) => rest.startsWith(latin))
    read += sound ? sound[1] : rest[0]
    rest = rest.slice(sound ? sound[0].length : 1)
  }
  return read
}

/** The same word as it may be typed: without «ё», in Latin letters, in the other keyboard layout. */

const CYRILLIC_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"

const SOUNDS: Record<string, string> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
  },
  ...{
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'ch',
    ш: 'sh',
  },
  ...{ щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
}

/** `o` for a nought and the like, as in `p@ssw0rd`. */
const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '0': 'o',
  $: 's',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '!': 'i',
}

/** One spelling for what people write in several. */
export function plainOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s/gu, '')
}

export function lettersOf(plain: string): string {
  return plain.replaceAll(/[^\p{L}]/gu, '')
}

export function withoutLookalikes(plain: string): string {
  return replaceEach(plain, LOOKALIKES)
}

/** Of a plain word; the word itself is the first. */
export function variantsOf(plain: string): string[] {
  const variants = [plain, lettersOf(replaceEach(plain, SOUNDS)), switchLayout(plain)]
  return [...new Set(variants.map(lettersOf))].filter((word) => word !== '')
}

/** What comes out when the keyboard is in the other language. */
export function switchLayout(plain: string): string {
  return Array.from(plain, (letter) => {
    const [ru, en] = [CYRILLIC_KEYS.indexOf(letter), LATIN_KEYS.indexOf(letter)]
    if (ru >= 0) return LATIN_KEYS.charAt(ru)
    return en >= 0 ? CYRILLIC_KEYS.charAt(en) : letter
  }).join('')
}

function replaceEach(text: string, table: Record<string, string>): string {
  return Array.from(text, (letter) => table[letter] ?? letter).join('')
}

const ROWS = ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./']
const PLACES = new Map(
  ROWS.flatMap((row, y) => Array.from(row, (letter, x): [string, [number, number]] => [letter, [x, y]])),
)

/** Keys that lie side by side, in either language. */
export function areNeighbours(one: string, two: string): boolean {
  const [a, b] = [placeOf(one), placeOf(two)]
  if (!a || !b) return false
  return Math.abs(a[0] - b[0]) <= 1 && Math.abs(a[1] - b[1]) <= 1
}

function placeOf(letter: string): [number, number] | undefined {
  return PLACES.get(CYRILLIC_KEYS.includes(letter) ? switchLayout(letter) : letter)
}

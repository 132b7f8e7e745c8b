/** Numbers of houses: one as a resident or a notice writes it, and the row of them that a notice names. */

/** `tail`: what stands behind the number, as «а», «/2», «к3»; empty for none. */
export type House = { number: number; tail: string }
export type Parity = 'all' | 'odd' | 'even'
/** Null ends: from the first house, to the last one. */
export type HouseRow = { from: number | null; to: number | null; parity: Parity }
export type HouseRule = ({ kind: 'one' } & House) | ({ kind: 'row' } & HouseRow)
/** Whether the house stands there; `possible`: what was said does not tell. */
export type Fit = 'exact' | 'possible' | 'none'

const ONE =
  /^(\d{1,4})([а-я](?=$|[/–—-]|(?:к|корп|корпус|с|стр|строение)\.?\d))?(?:[-–—]\d{1,4})?(?:\/(\d{1,4}[а-я]?))?(?:(?:к|корп|корпус)\.?(\d{1,3}[а-я]?))?(?:(?:с|стр|строение)\.?(\d{1,3}))?$/u
const LOOKALIKES: Record<string, string> = { a: 'а', c: 'с', e: 'е', k: 'к', o: 'о', p: 'р', x: 'х' }

/** Null: no number of a house. Of «8-14» it is house 8, because residents write the flat so. */
export function readHouse(words: string): House | null {
  const match = ONE.exec(fold(words).replaceAll(/[\s,]+/gu, ''))
  if (!match) return null
  const [, number, letter = '', slash, building, part] = match
  const tail = [letter, slash && `/${slash}`, building && `к${building}`, part && `с${part}`]
  return { number: Number(number), tail: tail.filter(Boolean).join('') }
}

export function writeHouse({ number, tail }: House): string {
  return `${number}${tail}`
}

export function fold(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[acekopx]/gu, (letter) => LOOKALIKES[letter] ?? letter)
}

/** A row has each house of its numbers, whatever stands behind the number. */
export function fitOfHouse(rules: readonly HouseRule[], house: House): Fit {
  const fits = rules.map((rule) => (rule.kind === 'row' ? fitOfRow(rule, house) : fitOfOne(rule, house)))
  return bestFit(fits)
}

export function bestFit(fits: readonly Fit[]): Fit {
  if (fits.includes('exact')) return 'exact'
  return fits.includes('possible') ? 'possible' : 'none'
}

function fitOfRow({ from, to, parity }: HouseRow, { number }: House): Fit {
  const isBetween = number >= (from ?? 0) && number <= (to ?? Number.POSITIVE_INFINITY)
  return isBetween && isOfParity(number, parity) ? 'exact' : 'none'
}

/** «20» and «20к2» may be the same house, because one of them was written short. */
function fitOfOne(one: House, { number, tail }: House): Fit {
  if (one.number !== number) return 'none'
  if (one.tail === tail) return 'exact'
  return one.tail === '' || tail === '' ? 'possible' : 'none'
}

export function isOfParity(number: number, parity: Parity): boolean {
  return parity === 'all' || (number % 2 === 1) === (parity === 'odd')
}

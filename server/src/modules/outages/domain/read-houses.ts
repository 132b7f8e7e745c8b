/** Reads which houses a notice names: «1–15 нечётные», «чётные», «20к2», «дома с 3 по 9». */
import { fold, type HouseRule, isOfParity, type Parity, readHouse } from './house.ts'

export type HousesRead = { rule: HouseRule } | { problem: 'row_backwards' | 'row_empty' }

const MARK = /^(?:дома?|дд?\.|№|номера?)\s*(?:№\s*)?(?=\d|с\s|от\s|(?:не)?ч[её]т)/u
const PARITY = '(?:нечет|чет)(?:н\\p{L}*)?(?:\\s(?:сторона|стороны|номера|дома))?'
const ROW = new RegExp(
  `^(${PARITY})?\\s*(?:с\\s|от\\s)?\\s*(\\d{1,4})[а-я]?\\s*(?:-|–|—|\\.\\.\\.?|\\sпо\\s|\\sдо\\s)\\s*(\\d{1,4})[а-я]?\\s*(${PARITY}|все)?$`,
  'u',
)
const SIDE = new RegExp(`^(?:все\\s)?(${PARITY})$`, 'u')

/** Null: these words are no houses. */
export function readHouses(words: string): HousesRead | null {
  const text = fold(words).replaceAll(/[()]/gu, ' ').replaceAll(/\s+/gu, ' ').trim().replace(MARK, '')
  const side = SIDE.exec(text)?.[1]
  if (side) return { rule: { kind: 'row', from: null, to: null, parity: parityOf(side) } }
  const row = ROW.exec(text)
  if (row) return readRow(Number(row[2]), Number(row[3]), parityOf(row[1] ?? row[4] ?? ''))
  const house = readHouse(text)
  return house && { rule: { kind: 'one', ...house } }
}

function readRow(from: number, to: number, parity: Parity): HousesRead {
  if (from > to) return { problem: 'row_backwards' }
  if (from === to && !isOfParity(from, parity)) return { problem: 'row_empty' }
  return { rule: { kind: 'row', from, to, parity } }
}

function parityOf(word: string): Parity {
  if (word.startsWith('нечет')) return 'odd'
  return word.startsWith('чет') ? 'even' : 'all'
}

/** A value of a figure as people write it. Pure: language and zone are arguments. */
import type { Figure } from '@veche/book/figures/figure.ts'
import { formatHours, formatNumber, type Locale } from '../../../lib/words/format.ts'
import { formatDecimal } from '../../../lib/words/format-figures.ts'

/** The number and what stands small behind it: a sign, or the name of a unit in the words of the section. */
export type ShownValue = { number: string; sign: '%' | ''; unit: 'workingHours' | 'hours' | null }
type Kind = Pick<Figure, 'unit' | 'source'>

const MINUTE_MS = 60_000

export function showValue({ unit, source }: Kind, value: number, locale: Locale): ShownValue {
  switch (unit) {
    case 'count':
      return { number: formatNumber(value, locale), sign: '', unit: null }
    case 'share':
      return { number: formatDecimal(value * 100, 1, locale), sign: '%', unit: null }
    case 'times':
      return { number: formatDecimal(value, 2, locale), sign: '', unit: null }
    case 'minutes':
      return {
        number: formatHours(value * MINUTE_MS),
        sign: '',
        // Chats and rumours are answered by the clock on the wall.
        unit: source === 'chat' || source === 'rumour' ? 'hours' : 'workingHours',
      }
  }
}

export type Mark = 'ontime' | 'attention' | 'late'

/** Where a value stands between its bounds; null where there are none or nothing to say. */
export function markOf(
  { bounds, better }: Pick<Figure, 'bounds' | 'better'>,
  value: number | null,
): Mark | null {
  if (!bounds || value === null) return null
  const reaches = (bound: number) => (better === 'less' ? value <= bound : value >= bound)
  if (reaches(bounds.good)) return 'ontime'
  return reaches(bounds.attention) ? 'attention' : 'late'
}

export type Change = {
  amount: string
  /** Without its sign, for words that say the way. */
  size: string
  unit: 'percent' | 'points' | 'hours' | null
  way: 'up' | 'down' | 'same'
}

const MINUS = '−'

/** What has changed since another period: counts by their share, shares by points. Null where one is not known. */
export function changeOf(
  { unit }: Kind,
  { value, before }: { value: number | null; before: number | null },
  locale: Locale,
): Change | null {
  if (value === null || before === null) return null
  if (unit === 'count' && before === 0) return null
  const difference = unit === 'count' ? (value - before) / before : value - before
  const amount = amountOf(unit, Math.abs(difference), locale)
  const isSame = !/[1-9]/.test(amount)
  const sign = isSame ? '' : difference < 0 ? MINUS : '+'
  return {
    amount: `${sign}${amount}`,
    size: amount,
    unit: UNITS[unit],
    way: isSame ? 'same' : difference < 0 ? 'down' : 'up',
  }
}

const UNITS = { count: 'percent', share: 'points', minutes: 'hours', times: null } as const

function amountOf(unit: Figure['unit'], size: number, locale: Locale): string {
  if (unit === 'count') return formatDecimal(size * 100, 0, locale)
  if (unit === 'share') return formatDecimal(size * 100, 1, locale)
  return unit === 'minutes' ? formatHours(size * MINUTE_MS) : formatDecimal(size, 2, locale)
}

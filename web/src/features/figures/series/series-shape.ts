/** A figure day by day as paths of a picture: its line, the spread around its norm, the days above it. Pure. */

export type DayValue = { day: string; value: number | null; norm: number | null }
/** By day, each in words. */
export type SurgesByDay = ReadonlyMap<string, readonly string[]>
export type Size = { width: number; height: number }
export type Spread = { low: number; high: number }
export type SeriesShape = {
  line: string
  /** What is usual: an area between the lowest and the highest. */
  band: string
  ticks: { value: number; y: number }[]
  days: { day: string; x: number; width: number }[]
  /** Indexes of the days whose value is above the spread. */
  above: { index: number; x: number; y: number }[]
  yOf: (value: number) => number
  xOf: (index: number) => number
}

/** Room for the numbers at the left and the days below. */
export const EDGES = { left: 40, right: 12, top: 18, bottom: 24 }
const LEAST_SHARE = 0.2

/**
 * A fifth of the norm, and no less than two roots of it: of a few questions a day a fifth is less than one, and chance alone
 * would be above it every week.
 */
export function spreadOf(norm: number): Spread {
  const half = Math.max(norm * LEAST_SHARE, 2 * Math.sqrt(norm))
  return { low: Math.max(0, norm - half), high: norm + half }
}

type Options = { size: Size; hasSpread: boolean; largest?: number }

export function seriesShape(
  days: readonly DayValue[],
  { size, hasSpread, largest = 0 }: Options,
): SeriesShape {
  const spreads = days.map(({ norm }) => (hasSpread && norm !== null ? spreadOf(norm) : null))
  const highest = Math.max(
    largest,
    ...days.map(({ value, norm }, index) => Math.max(value ?? 0, spreads[index]?.high ?? norm ?? 0)),
  )
  const ticks = ticksTo(highest)
  const top = ticks.at(-1) ?? 1
  const width = size.width - EDGES.left - EDGES.right
  const step = days.length > 1 ? width / (days.length - 1) : width
  const xOf = (index: number) => round(EDGES.left + (days.length > 1 ? index * step : width / 2))
  const yOf = (value: number) =>
    round(size.height - EDGES.bottom - (value / top) * (size.height - EDGES.top - EDGES.bottom))
  return {
    ...{ xOf, yOf },
    line: lineOf(
      days.map(({ value }) => value),
      { xOf, yOf },
    ),
    band: bandOf(spreads, { xOf, yOf }),
    ticks: ticks.map((value) => ({ value, y: yOf(value) })),
    days: days.map(({ day }, index) => ({ day, x: xOf(index), width: step })),
    above: days.flatMap(({ value }, index) => {
      const spread = spreads[index]
      return value !== null && spread && value > spread.high ? [{ index, x: xOf(index), y: yOf(value) }] : []
    }),
  }
}

type Scales = Pick<SeriesShape, 'xOf' | 'yOf'>

/** Days that nothing is known of break the line. */
export function lineOf(values: readonly (number | null)[], { xOf, yOf }: Scales): string {
  return values
    .flatMap((value, index) => {
      if (value === null) return []
      const isBegun = index > 0 && (values[index - 1] ?? null) !== null
      return [`${isBegun ? 'L' : 'M'}${xOf(index)} ${yOf(value)}`]
    })
    .join('')
}

function bandOf(spreads: readonly (Spread | null)[], { xOf, yOf }: Scales): string {
  const known = spreads.flatMap((spread, index) => (spread ? [{ ...spread, x: xOf(index) }] : []))
  if (known.length < 2) return ''
  const upper = known.map(({ x, high }) => `${x} ${yOf(high)}`)
  const lower = known.toReversed().map(({ x, low }) => `${x} ${yOf(low)}`)
  return `M${[...upper, ...lower].join('L')}Z`
}

const MOST_TICKS = 5
/** What is less is nought to whoever looks. */
const SMALLEST = 1e-6

/** Round numbers from nought to what is not less than the largest value. */
export function ticksTo(largest: number): number[] {
  if (largest < SMALLEST) return [0, 1]
  const rough = largest / (MOST_TICKS - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const unit = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10
  const count = Math.ceil(largest / (unit * power) - 1e-9)
  // Tenths of tenths are not written as they are.
  return Array.from({ length: count + 1 }, (_, index) => Number((index * unit * power).toPrecision(12)))
}

/** The days whose names have room under the picture: the last one, and others at equal distances before it. */
export function namedDays(count: number, width: number): number[] {
  const room = Math.max(2, Math.floor(width / 90))
  const apart = Math.max(1, Math.ceil(count / room))
  const named: number[] = []
  for (let index = count - 1; index >= 0; index -= apart) named.unshift(index)
  return named
}

const round = (value: number) => Math.round(value * 10) / 10

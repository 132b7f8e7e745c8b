import type { Figure, FigureValue } from '@veche/book/figures/figure.ts'
import type { FigureFilter, FigureMatrixResponse, FigureSeriesResponse } from '@veche/contract/figures.ts'
import { chooseSlice, conditionsOf } from './domain/choose-slice.ts'
import { daysOf, eachDay, movedBy, NORM_DAYS, type Period, weeksBefore } from './domain/period.ts'
import { type FiguresContext, readFigures } from './read-figures.ts'
import { readSums } from './sums.repository.ts'

type Asked = { period: Period; filter: FigureFilter }

/** Questions by place and group beside what the four weeks before let expect; a place without either is left out. */
export async function readMatrix(
  { db }: FiguresContext,
  { period, filter }: Asked,
): Promise<FigureMatrixResponse> {
  const conditions = conditionsOf(filter)
  const by = ['municipality_code', 'group_code'] as const
  const slice = chooseSlice([...conditions.map(({ column }) => column), ...by])
  const asked = { slice, conditions, by, measures: ['taken'] }
  const [now, before] = await Promise.all([
    readSums(db, { ...asked, period }),
    readSums(db, { ...asked, period: weeksBefore(period) }),
  ])
  const cells = new Map<string, FigureMatrixResponse['cells'][number]>()
  const cellOf = ([municipalityCode = null, groupCode = null]: readonly (string | null)[]) => {
    const key = JSON.stringify([municipalityCode, groupCode])
    const cell = cells.get(key) ?? { municipalityCode, groupCode, count: 0, norm: 0 }
    cells.set(key, cell)
    return cell
  }
  for (const { keys, source, value } of now) if (source !== 'rumour') cellOf(keys).count += value
  const share = daysOf(period) / NORM_DAYS
  for (const { keys, source, value } of before) if (source !== 'rumour') cellOf(keys).norm += value * share
  return { cells: [...cells.values()] }
}

const WEEKS = [1, 2, 3, 4]
const NOTHING: FigureValue = { value: null, numerator: 0, denominator: null }

/** Figures day by day; the norm is the mean of the same weekday in the four weeks before each day. */
export async function readSeries(
  context: FiguresContext,
  { period, filter, figures }: Asked & { figures: readonly Figure[] },
): Promise<FigureSeriesResponse> {
  const longer = { from: movedBy(period, -NORM_DAYS).from, to: period.to }
  const groups = await readFigures(context, { period: longer, filter, figures, by: 'day' })
  const byDay = new Map(groups.map(({ key, values }) => [key, values]))
  return { series: figures.map((figure) => seriesOf(figure, period, byDay)) }
}

function seriesOf(
  { code, formula }: Figure,
  period: Period,
  byDay: ReadonlyMap<string | null, ReadonlyMap<string, FigureValue>>,
): FigureSeriesResponse['series'][number] {
  const onQuietDay = formula.kind === 'sum' ? { ...NOTHING, value: 0 } : NOTHING
  // What is counted at this moment was never counted on another day.
  const valueOn = (day: string) =>
    formula.kind === 'now' ? NOTHING : (byDay.get(day)?.get(code) ?? onQuietDay)
  return {
    code,
    days: eachDay(period).map((day) => {
      const usual = WEEKS.flatMap((week) => {
        const { value } = valueOn(movedBy({ from: day, to: day }, -7 * week).from)
        return value === null ? [] : [value]
      })
      const norm = usual.length === 0 ? null : usual.reduce((sum, value) => sum + value, 0) / usual.length
      return { day, ...valueOn(day), norm }
    }),
  }
}

/** Figures of a period, each computed from the catalogue and from nothing else. */
import { CATALOGUE, findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import {
  computeFigure,
  type Figure,
  type FigureValue,
  measuresOf,
  SOURCES,
  type Source,
  type Sums,
} from '@veche/book/figures/figure.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { COLUMN_OF, chooseSlice, conditionsOf, type FigureKey } from './domain/choose-slice.ts'
import type { Period } from './domain/period.ts'
import { quantileOfCounts } from './domain/quantile-of-counts.ts'
import { SOON_MS } from './domain/row-clock.ts'
import {
  type MinutesRow,
  readMinutes,
  readSums,
  readWaiting,
  type SumsRow,
  sumsOf,
} from './sums.repository.ts'

export type FiguresContext = Pick<AppContext, 'clock' | 'region'> & { db: Db }

export type FiguresOf = {
  period: Period
  filter: FigureFilter
  figures: readonly Figure[]
  by?: 'day' | FigureKey
}

/** A group of what was asked by: the whole, where nothing was. */
export type FigureGroup = {
  key: string | null
  values: ReadonlyMap<string, FigureValue>
  /** By figure: the sums that its formula is computed from. */
  sums: ReadonlyMap<string, Record<string, number>>
}

/** Unknown codes are refused; none given are all. */
export function figuresNamed(codes: readonly string[] | undefined): readonly Figure[] {
  if (!codes) return CATALOGUE
  return codes.map((code) => findFigure(code) ?? notFound(code))
}

function notFound(code: string): never {
  throw new NotFoundError('figures.not_found', { code })
}

export async function readFigures(
  { db, clock, region }: FiguresContext,
  { period, filter, figures, by }: FiguresOf,
): Promise<FigureGroup[]> {
  const conditions = conditionsOf(filter)
  const keys = columnsOf(by)
  const columns = [...conditions.map(({ column }) => column), ...(isColumn(by) ? [COLUMN_OF[by]] : [])]
  const slice = chooseSlice(columns)
  const kinds = new Set(figures.map(({ formula }) => formula.kind))
  const measures = [...new Set(figures.flatMap(({ formula }) => measuresOf(formula)))]
  const asked = { slice, conditions, period, by: keys }
  const now = clock()
  const [sums, minutes, waiting] = await Promise.all([
    readSums(db, { ...asked, measures }),
    kinds.has('quantile') ? readMinutes(db, { ...asked, zone: region.timeZone }) : [],
    kinds.has('now') && by !== 'day'
      ? readWaiting(db, { ...asked, now, soonAt: new Date(now.getTime() + SOON_MS) })
      : [],
  ])
  const counted = [
    ...sums,
    ...waiting.flatMap(({ keys: of, source, ...now }) =>
      Object.entries(now).map(
        ([state, value]): SumsRow => ({ keys: of, source, measure: `${state}_now`, value }),
      ),
    ),
  ]
  const groups = Map.groupBy(counted, (row) => row.keys[0] ?? null)
  const waited = Map.groupBy(minutes, (row) => row.keys[0] ?? null)
  for (const key of waited.keys()) if (!groups.has(key)) groups.set(key, [])
  if (by === undefined && groups.size === 0) groups.set(null, [])
  return [...groups].map(([key, rows]) => groupOf(key, { figures, rows, waited: waited.get(key) ?? [] }))
}

type Found = { figures: readonly Figure[]; rows: readonly SumsRow[]; waited: readonly MinutesRow[] }

function groupOf(key: string | null, { figures, rows, waited }: Found): FigureGroup {
  const sumsBy = new Map(SOURCES_ASKED.map((source) => [source, sumsOf(rows, source)]))
  const of = ({ source }: Figure): Sums => sumsBy.get(source) ?? new Map()
  const computed = (figure: Figure) =>
    figure.formula.kind === 'quantile'
      ? quantileOf(figure, figure.formula.at, waited)
      : computeFigure(figure, of(figure))
  return {
    key,
    values: new Map(figures.map((figure) => [figure.code, computed(figure)])),
    sums: new Map(figures.map((figure) => [figure.code, sumsBehind(figure, of(figure))])),
  }
}

const SOURCES_ASKED: readonly (Source | null)[] = [null, ...SOURCES]

function sumsBehind({ formula }: Figure, sums: Sums): Record<string, number> {
  return Object.fromEntries(measuresOf(formula).map((measure) => [measure, sums.get(measure) ?? 0]))
}

function columnsOf(by: FiguresOf['by']): string[] {
  if (by === undefined) return []
  return [isColumn(by) ? COLUMN_OF[by] : by]
}

function isColumn(by: FiguresOf['by']): by is keyof typeof COLUMN_OF {
  return by !== undefined && by in COLUMN_OF
}

function quantileOf({ source }: Figure, at: number, waited: readonly MinutesRow[]): FigureValue {
  const own = source === null ? waited : waited.filter((row) => row.source === source)
  return {
    value: quantileOfCounts(own, at),
    numerator: own.reduce((sum, { count }) => sum + count, 0),
    denominator: null,
  }
}

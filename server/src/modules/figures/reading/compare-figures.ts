import type { FigureValue } from '@veche/book/figures/figure.ts'
import type { FigureFilter, FiguresResponse } from '@veche/contract/figures.ts'
import { type Period, periodBefore, periodYearAgo } from './domain/period.ts'
import { type FiguresContext, figuresNamed, readFigures } from './read-figures.ts'

type Compared = { period: Period; filter: FigureFilter; codes?: readonly string[] | undefined }

/** Figures of a period beside the same number of days before it, and the same days a year ago. */
export async function compareFigures(
  context: FiguresContext,
  { period, filter, codes }: Compared,
): Promise<Omit<FiguresResponse, 'filter' | 'own'>> {
  const figures = figuresNamed(codes)
  const [previous, yearAgo] = [periodBefore(period), periodYearAgo(period)]
  // What is now has no past.
  const past = figures.filter(({ formula }) => formula.kind !== 'now')
  const [now, before, ago] = await Promise.all([
    readFigures(context, { period, filter, figures }),
    readFigures(context, { period: previous, filter, figures: past }),
    readFigures(context, { period: yearAgo, filter, figures: past }),
  ])
  const valueIn = ([group]: typeof now, code: string) => group?.values.get(code)?.value ?? null
  return {
    ...{ period, previous, yearAgo },
    figures: presentValues(now[0]?.values ?? new Map()).map((figure) => ({
      ...figure,
      sums: now[0]?.sums.get(figure.code) ?? {},
      previous: valueIn(before, figure.code),
      yearAgo: valueIn(ago, figure.code),
    })),
    countedAt: context.clock().toISOString(),
  }
}

export function presentValues(values: ReadonlyMap<string, FigureValue>) {
  return [...values].map(([code, value]) => ({ code, ...value }))
}

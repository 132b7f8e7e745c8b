/** What the map shows of each municipality, and in which of its steps. Pure. */
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { DirectoryResponse } from '@veche/contract/directory.ts'
import type { FigureTableResponse } from '@veche/contract/figures.ts'
import { type Mark, markOf } from '../catalogue/index.ts'

export const MEASURES = ['perThousand', 'total', 'onTime'] as const
export type MapMeasure = (typeof MEASURES)[number]
export type PlaceValues = {
  code: string
  name: string
  total: number
  /** Null where nobody knows how many live there. */
  perThousand: number | null
  onTime: number | null
}

type Municipality = DirectoryResponse['municipalities'][number]
const ON_TIME = findFigure('on_time')
const STEPS = 6

export function placeValues(
  municipalities: readonly Municipality[],
  rows: FigureTableResponse['rows'],
): PlaceValues[] {
  const byPlace = new Map(rows.map((row) => [row.key, row.figures]))
  return municipalities.map(({ code, shortName, population }) => {
    const of = (figure: string) => byPlace.get(code)?.find((one) => one.code === figure)?.value ?? null
    const total = of('questions') ?? 0
    return {
      ...{ code, name: shortName, total, onTime: of('on_time') },
      perThousand: population ? (total / population) * 1000 : null,
    }
  })
}

/** Six steps with as many places in each; null where there is nothing to show. */
export function stepsOf(
  places: readonly PlaceValues[],
  measure: 'perThousand' | 'total',
): Map<string, number> {
  const known = places.flatMap((place) => {
    const value = place[measure]
    return value === null ? [] : [{ code: place.code, value }]
  })
  const values = known.map(({ value }) => value).toSorted((one, other) => one - other)
  return new Map(
    known.map(({ code, value }) => {
      // Equal values are of one step.
      const below = values.findIndex((other) => other >= value)
      return [code, Math.min(STEPS - 1, Math.floor((below / values.length) * STEPS))]
    }),
  )
}

export function onTimeMark(value: number | null): Mark | null {
  return ON_TIME ? markOf(ON_TIME, value) : null
}

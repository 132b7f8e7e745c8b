import type { FiguresResponse } from '@veche/contract/figures.ts'
import type { Reading } from '../figures.queries.ts'

export function byCode({ figures }: FiguresResponse): ReadonlyMap<string, Reading> {
  return new Map(figures.map((reading) => [reading.code, reading]))
}

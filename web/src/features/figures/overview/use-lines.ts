import { useQuery } from '@tanstack/react-query'
import { trendOf } from '../asked/index.ts'
import { type Asked, type Series, seriesQuery } from '../figures.queries.ts'

/** What is counted at this moment has no days: its line is of what it comes from. */
const COMES_FROM: Record<string, string> = {
  late_now: 'missed',
  soon_now: 'questions',
  open_now: 'questions',
}

/** The trend line of each figure, as it comes. */
export function useLines(asked: Asked, codes: readonly string[]): (code: string) => Series | undefined {
  const wanted = [...new Set(codes.map(lineOf))]
  const { data } = useQuery(seriesQuery(trendOf(asked), wanted))
  const lines = new Map(data?.series.map((series) => [series.code, series]))
  return (code) => lines.get(lineOf(code))
}

function lineOf(code: string): string {
  return COMES_FROM[code] ?? code
}

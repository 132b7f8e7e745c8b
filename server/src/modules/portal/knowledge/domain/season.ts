/** When of the year an article is needed. Pure. */
import type { SEASONS } from '@veche/contract/values/knowledge.ts'

type Season = (typeof SEASONS)[number]

/** Its three months and the month on each side: snow lies in March, and July is prepared in May. */
const MONTHS: Record<Season, readonly number[]> = {
  ...{ winter: [11, 12, 1, 2, 3], spring: [2, 3, 4, 5, 6] },
  ...{ summer: [5, 6, 7, 8, 9], autumn: [8, 9, 10, 11, 12] },
}

/** Null: it holds the whole year. `today` as 2026-12-01. */
export function seasonOn(seasons: readonly Season[], today: string): 'now' | 'off' | null {
  if (seasons.length === 0) return null
  const month = Number(today.slice(5, 7))
  return seasons.some((season) => MONTHS[season].includes(month)) ? 'now' : 'off'
}

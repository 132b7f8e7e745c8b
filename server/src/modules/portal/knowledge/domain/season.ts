/** When of the year an article is needed. Pure. */
import type { SEASONS } from '@veche/contract/values/knowledge.ts'

type Season = (typeof SEASONS)[number]

const MONTHS: Record<Season, readonly number[]> = {
  ...{ winter: [12, 1, 2], spring: [3, 4, 5] },
  ...{ summer: [6, 7, 8], autumn: [9, 10, 11] },
}

/**
 * Null: it holds the whole year, or its season begins or ended within a month: snow lies in March, so such an article is
 * not put last, and in December it is autumn no longer, so it is not put first. `today` as 2026-12-01.
 */
export function seasonOn(seasons: readonly Season[], today: string): 'now' | 'off' | null {
  if (seasons.length === 0) return null
  const month = Number(today.slice(5, 7))
  const isIn = (one: number) => seasons.some((season) => MONTHS[season].includes(one))
  if (isIn(month)) return 'now'
  return isIn((month % 12) + 1) || isIn(((month + 10) % 12) + 1) ? null : 'off'
}

import type { FiguresSearch } from '../figures-search.ts'

const CADENCES = { today: ['daily'], week: ['weekly'], month: ['monthly', 'weekly'] } as const
export type Cadence = (typeof CADENCES)[keyof typeof CADENCES][number]

/** How often such a page can go out, as one sees it first; a quarter, a year and days that are past go out by no schedule. */
export function cadencesOf({ period = 'week', to }: FiguresSearch): readonly Cadence[] {
  return to === undefined && (period === 'today' || period === 'week' || period === 'month')
    ? CADENCES[period]
    : []
}

/** Bodies are compared with those of like load. */
export const LEAGUES = ['large', 'middle', 'small'] as const
export type League = (typeof LEAGUES)[number]

/** By incidents a month: over 100, from 30, from 2; null is not rated. */
export function leagueOf(perMonth: number): League | null {
  if (perMonth > 100) return 'large'
  if (perMonth >= 30) return 'middle'
  return perMonth >= 2 ? 'small' : null
}

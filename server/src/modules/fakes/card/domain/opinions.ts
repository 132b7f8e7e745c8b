/** What people think of a claim: two who agree make the verdict, and nobody is led by the first. Pure. */
import type { Verdict } from '@veche/contract/fakes.ts'

/** The latest opinion of each person in one round. */
export type Opinion = { userId: string; verdict: Verdict }

const NEEDED = 2

export function verdictOf(opinions: readonly Opinion[]): Verdict | null {
  const people = new Map<Verdict, Set<string>>()
  for (const { userId, verdict } of opinions)
    people.set(verdict, (people.get(verdict) ?? new Set()).add(userId))
  for (const [verdict, who] of people) if (who.size >= NEEDED) return verdict
  return null
}

/** Opinions of others are hidden until the round has a verdict or the reader has given theirs. */
export function hideOpinions<Given extends Opinion & { reason: string }>(
  opinions: readonly Given[],
  { readerId, isDecided }: { readerId: string; isDecided: boolean },
): (Omit<Given, 'verdict' | 'reason'> & { verdict: Verdict | null; reason: string | null })[] {
  const isOpen = isDecided || opinions.some(({ userId }) => userId === readerId)
  return opinions.map((opinion) => (isOpen ? opinion : { ...opinion, verdict: null, reason: null }))
}

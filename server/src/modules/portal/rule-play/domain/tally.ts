/** What a try over the past found, added up, and beside it what people did. Pure. */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { compareWithPeople, hasWork, type People, type PlannedAct } from './acts.ts'
import type { Fit, RuleMatch } from './play-rule.ts'
import type { QuestionState } from './question-state.ts'

export type TriedAct = PlannedAct & { people: People | null }
export type TriedMatch = { incidentId: string; event: RuleMatch['event']; at: Date; acts: TriedAct[] }
export type ActTally = {
  planned: number
  same: number
  other: number
  none: number
  /** It was so already, or could not be done. */
  nothing: number
  refused: number
}
/** Of questions: with an event of the rule, with all conditions at one moment of it, with each condition alone. */
export type Fits = { begun: number; whole: number; each: number[] }
export const NO_FITS: Fits = { begun: 0, whole: 0, each: [] }
export type Tally = {
  matchedCount: number
  incidentCount: number
  acts: readonly ActTally[]
  /** How often it would have acted in each hour, by the number of the hour. */
  hours: Readonly<Record<string, number>>
}

/** `end`: the question as people left it. */
export function tryMatch(
  incidentId: string,
  { event, at, acts, before }: RuleMatch,
  end: QuestionState,
): TriedMatch {
  const tried = acts.map((act) => ({
    ...act,
    people: act.outcome === 'planned' ? compareWithPeople(act.act, end, before) : null,
  }))
  return { incidentId, event, at, acts: tried }
}

export function addToTally(tally: Tally, matches: readonly TriedMatch[]): Tally {
  const hours: Record<string, number> = { ...tally.hours }
  const acts = tally.acts.map((act) => ({ ...act }))
  const worked = matches.filter((match) => hasWork(match.acts))
  for (const match of worked) {
    const hour = String(Math.floor(match.at.getTime() / HOUR_MS))
    hours[hour] = (hours[hour] ?? 0) + 1
  }
  for (const match of matches)
    for (const [index, act] of match.acts.entries()) {
      const sum = acts[index] ?? { planned: 0, same: 0, other: 0, none: 0, nothing: 0, refused: 0 }
      acts[index] = sum
      const { outcome } = act
      if (outcome === 'planned' || outcome === 'nothing' || outcome === 'refused') sum[outcome] += 1
      if (act.people) sum[act.people] += 1
    }
  const incidents = new Set(worked.map(({ incidentId }) => incidentId))
  return {
    matchedCount: tally.matchedCount + worked.length,
    // A question is looked at in one portion.
    incidentCount: tally.incidentCount + incidents.size,
    acts,
    hours,
  }
}

export function addFits(fits: Fits, found: readonly Fit[]): Fits {
  const each = [...fits.each]
  for (const fit of found)
    for (const [index, isFit] of fit.each.entries()) each[index] = (each[index] ?? 0) + (isFit ? 1 : 0)
  const count = (is: (fit: Fit) => boolean) => found.filter(is).length
  return {
    begun: fits.begun + count(({ isBegun }) => isBegun),
    whole: fits.whole + count(({ isWhole }) => isWhole),
    each,
  }
}

export function busiestHour({ hours }: Pick<Tally, 'hours'>): number {
  return Math.max(0, ...Object.values(hours))
}

/** Beside acts that chose among those on shift, what people did: known only when all were found. */
export function countGiven(acts: readonly ActTally[], given: readonly TriedMatch[]): ActTally[] {
  const counted = acts.map((act) => ({ ...act }))
  for (const match of given)
    for (const [index, { act, people }] of match.acts.entries()) {
      const sum = counted[index]
      if (act.does === 'give_on_shift' && sum && people) sum[people] += 1
    }
  return counted
}

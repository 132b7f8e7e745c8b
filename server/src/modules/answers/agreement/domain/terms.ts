/** Two terms of one deed that cannot both be true. Pure. */
import { daysAfter } from '@veche/contract/rules/promise/calendar-day.ts'
import type { RegionNow } from '@veche/contract/rules/promise/read-promise.ts'
import { type Claim, listClaims } from './claims.ts'
import { isEither, isOfOther, isOfOtherWork, sharesDeed, sharesThing } from './same-matter.ts'

export type Told = {
  number: number
  /** When it was published, on the region's clock. */
  at: RegionNow
  text: string
}
export type Disagreement = {
  kind: 'date' | 'sum' | 'body' | 'place'
  ours: string
  /** Empty: the question itself says otherwise. */
  theirs: string
  /** Of the question whose readers were told so; null: of this one. */
  number: number | null
}

type ToldClaim = Claim & { number: number; toldOn: string; isOnly: boolean }

/** `told` the newest first: what was said last of a deed is what counts. */
export function compareTerms(text: string, now: RegionNow, told: readonly Told[]): Disagreement[] {
  const earlier = told.flatMap(({ number, at, text: theirs }): ToldClaim[] => {
    const claims = listClaims(theirs, at)
    return claims.map((claim) => ({ ...claim, number, toldOn: at.day, isOnly: isOnly(claim, claims) }))
  })
  const ours = listClaims(text, now)
  return ours.flatMap((claim): Disagreement[] => {
    const same = (one: ToldClaim) =>
      isOfOneTime(claim, one, now) && isSameDeed(claim, one, one.isOnly && isOnly(claim, ours))
    const last = earlier.find(same)
    if (!last) return []
    // One of the same answer may say it as we do: «к 18:00 холодную, к 22:00 горячую».
    const beside = earlier.filter((one) => one.number === last.number && same(one))
    if (beside.some((one) => agree(one, claim))) return []
    return [{ kind: 'date', ours: claim.term.said, theirs: last.term.said, number: last.number }]
  })
}

const isOnly = (claim: Claim, all: readonly Claim[]) =>
  all.filter(({ sort, isDone }) => sort === claim.sort && isDone === claim.isDone).length === 1

/** A promise that has just passed is remembered by those who read it. */
const STILL_READ_DAYS = 7

/**
 * Two promises differ while both are ahead, two deeds while the other could have been told of ours: what was done after
 * they were told is done anew. A promise and a deed agree.
 */
function isOfOneTime(one: Claim, other: ToldClaim, now: RegionNow): boolean {
  if (one.isDone !== other.isDone) return false
  return one.isDone ? one.term.from <= other.toldOn : daysAfter(other.term.until, STILL_READ_DAYS) >= now.day
}

/** Of two texts about one topic and place the only deed of each is one deed, unless they name other things. */
function isSameDeed(one: Claim, other: Claim, areOnly: boolean): boolean {
  const [ours, theirs] = [one.matter, other.matter]
  if (one.sort !== other.sort || isEither(ours.text, theirs.text) || isOfOther(ours, theirs)) return false
  if (areOnly) return !isOfOtherWork(ours, theirs)
  // «Колонку отогреют сегодня, утеплят за неделю»: two deeds of one thing.
  if (ours.isBorrowed || theirs.isBorrowed) return sharesDeed(ours, theirs)
  return sharesThing(ours, theirs) || sharesDeed(ours, theirs)
}

/** Days that can be one and the same, and hours of one day an hour apart at most. */
function agree(one: Claim, other: Claim): boolean {
  const [ours, theirs] = [one.term, other.term]
  const isOneDay = one.sort === 'clock' || (ours.from <= theirs.until && theirs.from <= ours.until)
  if (!isOneDay || ours.hour === null || theirs.hour === null) return isOneDay
  if (one.sort !== 'clock' && ours.day !== theirs.day) return true
  // «До двух часов дня» is read as it is written.
  const apart = Math.abs(minutesOf(ours.hour) - minutesOf(theirs.hour)) % HALF_A_DAY
  return Math.min(apart, HALF_A_DAY - apart) <= NEARLY_MINUTES
}

const NEARLY_MINUTES = 30
const HALF_A_DAY = 720

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return hours * 60 + minutes
}

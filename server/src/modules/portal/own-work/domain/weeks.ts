/** Weeks of one's own work, none left out, and the middle of a unit. Pure. */
import type { OwnWeek, OwnWorkResponse } from '@veche/contract/portal/own-work.ts'
import { LEAST_PEOPLE } from '@veche/contract/values/own-work.ts'

export type WeekTally = {
  answers: number
  timed: number
  inTime: number
  returned: number
  asked: number
  satisfied: number
  minutes: number | null
}

const NOTHING: WeekTally = {
  ...{ answers: 0, timed: 0, inTime: 0, returned: 0, asked: 0, satisfied: 0, minutes: null },
}

type Counts = {
  tallies: ReadonlyMap<string, WeekTally>
  steps: ReadonlyMap<string, { sorted: number; decided: number; handed: number }>
  replies: ReadonlyMap<string, number>
}

export function buildWeeks(mondays: readonly string[], { tallies, steps, replies }: Counts): OwnWeek[] {
  return mondays.map((startsOn) => {
    const tally = tallies.get(startsOn) ?? NOTHING
    return {
      ...{ startsOn, answers: tally.answers, returned: tally.returned },
      inTime: { of: tally.timed, count: tally.inTime },
      satisfied: { of: tally.asked, count: tally.satisfied },
      medianMinutes: tally.minutes === null ? null : Math.round(tally.minutes),
      ...(steps.get(startsOn) ?? { sorted: 0, decided: 0, handed: 0 }),
      chatReplies: replies.get(startsOn) ?? 0,
    }
  })
}

/** Mondays of so many weeks, the last one that of the day. */
export function mondaysUntil(day: string, count: number): string[] {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return Array.from({ length: count }, (_, index) => {
    const monday = new Date(date)
    monday.setUTCDate(date.getUTCDate() - (count - 1 - index) * 7)
    return monday.toISOString().slice(0, 10)
  })
}

type Middle = Extract<OwnWorkResponse['unit'], { state: 'compared' }>['middle']

/** Of those who answered anything. Null: so few that a middle would tell of one of them. */
export function middleOf(people: readonly WeekTally[]): Middle | null {
  const working = people.filter(({ answers }) => answers > 0)
  if (working.length < LEAST_PEOPLE) return null
  const shareOf = (part: (one: WeekTally) => number, whole: (one: WeekTally) => number) =>
    medianOf(working.filter((one) => whole(one) > 0).map((one) => part(one) / whole(one)))
  return {
    people: working.length,
    answers: medianOf(working.map(({ answers }) => answers)) ?? 0,
    inTimeShare: shareOf(
      ({ inTime }) => inTime,
      ({ timed }) => timed,
    ),
    returned: medianOf(working.map(({ returned }) => returned)) ?? 0,
    satisfiedShare: shareOf(
      ({ satisfied }) => satisfied,
      ({ asked }) => asked,
    ),
    minutes: medianOf(working.flatMap(({ minutes }) => minutes ?? [])),
  }
}

/** Of too few values it is told of nobody either. */
function medianOf(values: readonly number[]): number | null {
  if (values.length < LEAST_PEOPLE) return null
  const ordered = values.toSorted((one, other) => one - other)
  const half = Math.floor(ordered.length / 2)
  const [low, high] = [ordered[ordered.length % 2 === 0 ? half - 1 : half] ?? 0, ordered[half] ?? 0]
  return (low + high) / 2
}

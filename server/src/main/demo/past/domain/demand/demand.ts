/** Which questions a day brings: the everyday by season and hour, what happens in the scenario, and what is broken again. */
import type { Asked } from '../asked.ts'
import { createChance } from '../chance.ts'
import type { PastDay } from '../days.ts'
import { askEveryday } from './ask.ts'
import { askAgain, askOfHappening } from './happen.ts'
import { weightOf } from './seasons.ts'
import type { DemandSource } from './source.ts'

export type Demand = {
  /** In order of time. */
  listAsked: (day: PastDay) => Asked[]
  /** It was put right and will be broken again at that moment; somebody will write of it. */
  breakAgain: (asked: Asked, at: Date) => void
}

/** The scenario and what is broken again bring the rest. */
const EVERYDAY = 0.86

export function createDemand(source: DemandSource): Demand {
  const { seed, days, size, localities, scenario } = source
  const whole = days.reduce((sum, day) => sum + weightOf(day), 0)
  const loud = localities.map((locality) => ({
    locality,
    weight: locality.population * scenario.loudnessOf(locality.code, null),
  }))
  const broken = new Map<string, { asked: Asked; at: Date }[]>()

  function listEveryday(day: PastDay): Asked[] {
    const chance = createChance(seed, 'day', day.date)
    const count = chance.count((size * EVERYDAY * weightOf(day)) / whole)
    return Array.from({ length: count }, () => {
      const { locality } = chance.weighted(loud, ({ weight }) => weight)
      return askEveryday(source, { day, locality }, chance)
    })
  }

  return {
    listAsked(day) {
      const unusual = scenario.happenings.flatMap((happening) => askOfHappening(source, happening, day))
      const again = (broken.get(day.date) ?? []).flatMap(({ asked, at }) => askAgain(source, asked, at) ?? [])
      broken.delete(day.date)
      return [...listEveryday(day), ...unusual, ...again]
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .map((asked, index) => ({ ...asked, key: `${day.date} ${index}` }))
    },
    breakAgain(asked, at) {
      const day = days.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
      if (day) broken.set(day.date, [...(broken.get(day.date) ?? []), { asked, at }])
    },
  }
}

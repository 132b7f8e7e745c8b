/** Which rumours went round, when and where: some in several places, some that were nothing. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Chance, createChance } from '../domain/chance.ts'
import type { PastDay } from '../domain/days.ts'
import { momentIn, weightOf } from '../domain/demand/seasons.ts'
import type { DemandSource } from '../domain/demand/source.ts'
import { type Locality, spotIn } from '../domain/places.ts'
import { fillWords } from '../words/fill-words.ts'
import { Rumours, type Words } from '../words/read-words.ts'

const OWN = z
  .object({ rumours: Rumours.shape.rumours, places: z.array(z.string()).min(1) })
  .parse(JSON.parse(readFileSync(new URL('../data/rumours.json', import.meta.url), 'utf8')))
type Rumour = Words['rumours']['rumours'][number]

export type PlannedRumour = {
  index: number
  date: string
  locality: Locality
  rumour: Rumour
  signalledAt: Date
  claim: string
  /** What was written, and where. */
  carriers: { place: string; text: string }[]
  reachNote: string
  /** Why it went no further; null: it was checked. */
  dropReason: 'no_rumour' | 'no_reach' | 'not_checkable' | null
  chance: Chance
}

const RUMOURS = 70
const USUAL_SIZE = 40_000
const FEWEST = 8
const QUIET_DAYS = 2
const DROPPED = 0.16
const DROP_REASONS = ['no_rumour', 'no_reach', 'not_checkable'] as const

export function planRumours({
  seed,
  days,
  size,
  localities,
  words,
  scenario,
}: DemandSource): PlannedRumour[] {
  const fit = days.slice(0, -QUIET_DAYS)
  const chance = createChance(seed, 'rumours')
  const count = Math.max(FEWEST, Math.round((RUMOURS * size) / USUAL_SIZE))
  const chosen = Array.from({ length: count }, () => chance.weighted(fit, weightOf))
  const moments = chosen
    .map((day) => ({ day, at: momentIn(day, chance) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return moments.map(({ day, at }, index) => {
    const own = createChance(seed, 'rumour', index)
    const locality = own.weighted(
      localities,
      ({ code, population }) => Math.sqrt(population) * scenario.loudnessOf(code, null),
    )
    return planOne({ day, at, index, locality }, words, own)
  })
}

type Placed = { day: PastDay; at: Date; index: number; locality: Locality }

function planOne({ day, at, index, locality }: Placed, words: Words, chance: Chance): PlannedRumour {
  const rumour = chance.choose([...words.rumours.rumours, ...OWN.rumours])
  const filling = { spot: spotIn(locality, null, chance), sex: 'she', style: words.style, chance } as const
  const fill = (text: string) => fillWords(text, filling).text
  const carriers = Array.from({ length: 1 + chance.below(4) }, (_, place) => ({
    place: (OWN.places[place] ?? '{town}').replace('{town}', locality.town),
    text: fill(`${chance.choose(words.rumours.begins)}${chance.choose(rumour.claims)}`),
  }))
  return {
    ...{ index, date: day.date, locality, rumour, signalledAt: at, carriers, chance },
    claim: fill(rumour.claim),
    reachNote: chance.choose(words.rumours.reach),
    dropReason: chance.isLucky(DROPPED) ? chance.choose(DROP_REASONS) : null,
  }
}

/** Puts a rumour into somebody's words, because nobody passes it on as they heard it. */

import type { Random } from '../random.ts'
import { fillTemplate } from '../residents/fill.ts'
import type { Home } from '../residents/people.ts'
import type { Phrasebook, RumourText } from '../texts/phrasebook.ts'

type Telling = { phrasebook: Phrasebook; random: Random }

const WITH_DETAIL = 0.3

type Told = {
  /** Where it is said to happen. */
  home: Home
  /** Told in another town, where «наша больница» is another one. */
  isAway?: boolean
  /** What comes before the claim. */
  openings?: readonly string[]
}

export function passOn(telling: Telling, rumour: RumourText, told: Told): string {
  const { phrasebook, random } = telling
  const { home, isAway = false, openings = phrasebook.rumours.heard } = told
  const opening = random.pick(openings)
  const template = random.pick(rumour.claims)
  const where = isAway && rumour.isLocal && !template.includes('{inTown}') ? ', это {inTown}' : ''
  const claim = fillClaim(telling, `${template}${where}`, home)
  if (opening.startsWith('Правда ли')) return `${opening}${claim}?`
  const detail = random.chance(WITH_DETAIL) ? `, ${random.pick(rumour.details)}` : ''
  const begun = opening.endsWith('? ') ? claim.charAt(0).toUpperCase() + claim.slice(1) : claim
  return `${opening}${begun}${detail}${random.pick(phrasebook.rumours.tails)}`
}

/** Begins the claim small, because it goes on after the opening. */
function fillClaim({ phrasebook, random }: Telling, claim: string, home: Home): string {
  const { place, municipality } = home
  const setting = { place, town: municipality.centre, sex: 2, style: phrasebook.style } as const
  const filled = fillTemplate(claim, setting, random)
  return filled.charAt(0).toLowerCase() + filled.slice(1)
}

/** Writes it as the card of the office says it. */
export function claimOf(telling: Telling, { claim }: RumourText, home: Home): string {
  const filled = fillClaim(telling, claim, home)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}

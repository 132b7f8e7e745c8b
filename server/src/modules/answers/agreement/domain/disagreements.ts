/**
 * Where an answer says another thing than people of the same place were told of the same matter, or speaks of another
 * place: terms, sums, whose it is, street and house. It only shows; the writer knows why. Pure.
 */
import type { RegionNow } from '@veche/contract/rules/promise/read-promise.ts'
import { compareBodies } from './bodies.ts'
import { type AskedPlace, comparePlaces } from './places.ts'
import { compareSums } from './sums.ts'
import { compareTerms, type Disagreement, type Told } from './terms.ts'

export type { AskedPlace } from './places.ts'
export type { Disagreement, Told } from './terms.ts'

export type Agreeing = { now: RegionNow; place: AskedPlace; told: readonly Told[] }

const MOST = 5

/** `told` in any order. */
export function findDisagreements(text: string, { now, place, told }: Agreeing): Disagreement[] {
  const newest = told.toSorted((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1))
  return [
    ...compareTerms(text, now, newest),
    ...compareSums(text, newest),
    ...compareBodies(text, newest),
    ...comparePlaces(
      text,
      place,
      newest.map((one) => one.text),
    ),
  ].slice(0, MOST)
}

const keyOf = ({ at }: Told) => `${at.day} ${at.time}`
